"""Upload: drop workbooks, see what is wrong, see what will change, confirm, keep the receipt."""

from pages.parts import start, template_offer, upload_steps

language, _ = start.page(needs_reports=False)
upload_steps.head(language)
files, how = upload_steps.choose(language)
if files:
    previews = upload_steps.check(files, how, language)
    upload_steps.confirm(files, previews, how, language)
else:
    upload_steps.receipts(language)
    upload_steps.template_head(language)
    template_offer.show(language)
