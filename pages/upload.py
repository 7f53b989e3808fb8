"""Upload: drop workbooks, say how they are read, see what changes, confirm, keep the receipt."""

from pages.parts import (
    start,
    template_offer,
    upload_batch,
    upload_check,
    upload_confirm,
    upload_file,
    upload_files,
    upload_receipt,
)

language, _ = start.page(needs_reports=False)
upload_files.head(language)
files, how = upload_files.choose(language)
upload_check.keep_only(files)
if len(files) > 1:
    upload_batch.walk(files, how, language)
elif files:
    upload_confirm.confirm([upload_file.walk(files[0], how, language)], language)
else:
    upload_receipt.receipts(language)
    upload_files.template_head(language)
    template_offer.show(language)
