using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Documents.Inspection;
using DocumentFormat.OpenXml.Packaging;

namespace CreditFunctions.Functions.Documents.Inspection;

/// <summary>Opens a DOCX or XLSX with the Open XML SDK, as an Office program does, after its parts were read within the limits.</summary>
internal static class OfficeReader
{
    /// <summary>Opens a package and finds its main part.</summary>
    /// <exception cref="InspectionStoppedException">It has no main part.</exception>
    public static bool Read(byte[] file, DocumentType type)
    {
        using var stream = new MemoryStream(file, writable: false);
        using OpenXmlPackage package =
            type == DocumentType.Docx
                ? WordprocessingDocument.Open(stream, isEditable: false)
                : SpreadsheetDocument.Open(stream, isEditable: false);
        var main = package switch
        {
            WordprocessingDocument document => (OpenXmlPart?)document.MainDocumentPart,
            SpreadsheetDocument document => document.WorkbookPart,
            _ => null,
        };
        return main is not null ? true : throw new InspectionStoppedException(DocumentErrors.IsDamaged());
    }
}
