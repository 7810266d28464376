namespace CreditFunctions.Core.Documents.Inspection;

/// <summary>Determines the type of a file and inspects its contents: callers open it first, then inspect.</summary>
public sealed class ContentInspection
{
    private readonly byte[] _file;
    private readonly InspectionBudget _budget;
    private readonly PackageInspector? _package;

    private ContentInspection(byte[] file, DocumentType? type, InspectionBudget budget)
    {
        (_file, _budget) = (file, budget);
        _package = type is null ? PackageInspector.Open(file, budget) : null;
        Type = type ?? _package!.Type;
    }

    public DocumentType Type { get; }

    /// <summary>Null for other types, and before <see cref="Inspect"/>.</summary>
    public PdfScan? Pdf { get; private set; }

    /// <summary>Determines the type.</summary>
    /// <exception cref="InspectionStoppedException">The file is of no accepted type, or cannot be read.</exception>
    public static ContentInspection Open(byte[] file, InspectionBudget budget)
    {
        var bytes = file.AsSpan();
        if (bytes.IsEmpty)
        {
            throw new InspectionStoppedException(DocumentErrors.IsEmpty());
        }

        var hasPdfHeader = FileSignatures.PdfHeader(bytes) >= 0;
        DocumentType? image =
            bytes.StartsWith(FileSignatures.Png) ? DocumentType.Png
            : FileSignatures.IsJpeg(bytes) ? DocumentType.Jpeg
            : null;
        if (hasPdfHeader && (image is not null || bytes.StartsWith(FileSignatures.Zip)))
        {
            throw new InspectionStoppedException(DocumentErrors.IsAmbiguous());
        }

        return hasPdfHeader ? new ContentInspection(file, DocumentType.Pdf, budget)
            : image is not null ? new ContentInspection(file, image, budget)
            : bytes.StartsWith(FileSignatures.Zip) ? new ContentInspection(file, null, budget)
            : throw new InspectionStoppedException(
                FileSignatures.IsLockedOffice(bytes) ? DocumentErrors.IsLocked() : DocumentErrors.TypeIsNotAccepted()
            );
    }

    /// <summary>Inspects the whole file.</summary>
    /// <exception cref="InspectionStoppedException">The file is refused, or cannot be inspected completely.</exception>
    public void Inspect()
    {
        switch (Type)
        {
            case DocumentType.Pdf:
                Pdf = new PdfScan(_budget);
                Pdf.ReadFile(_file);
                break;
            case DocumentType.Png:
                RefuseZip();
                PngInspector.Inspect(_file, _budget);
                break;
            case DocumentType.Jpeg:
                RefuseZip();
                JpegInspector.Inspect(_file, _budget);
                break;
            default:
                _package!.Inspect();
                break;
        }
    }

    private void RefuseZip()
    {
        if (FileSignatures.EndsAsZip(_file))
        {
            throw new InspectionStoppedException(DocumentErrors.IsAmbiguous());
        }
    }
}
