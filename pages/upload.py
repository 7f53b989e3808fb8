"""Upload: drop workbooks, say how they are read, see what changes, confirm, keep the receipt."""

from pages.parts import (
    start,
    template_offer,
    upload_confirm,
    upload_file,
    upload_files,
    upload_receipt,
)

language, _ = start.page(needs_reports=False)
upload_files.head(language)
files, how = upload_files.choose(language)
if files:
    candidates = [upload_file.walk(file, how, language) for file in files]
    upload_confirm.confirm(candidates, language)
else:
    upload_receipt.receipts(language)
    upload_files.template_head(language)
    template_offer.show(language)
