"""Upload: drop workbooks, see what is wrong, see what will change, confirm, keep the receipt."""

from pages.parts import session, template_offer, upload_steps

language = session.language()
upload_steps.head(language)
files, how = upload_steps.choose(language)
if files:
    previews = upload_steps.check(files, how, language)
    upload_steps.confirm(previews, how, language)
else:
    upload_steps.receipts(language)
    template_offer.show(language)
