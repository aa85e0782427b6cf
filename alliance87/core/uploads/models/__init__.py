from alliance87.core.uploads.models.upload import Upload

__all__ = ["Upload"]
