using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Documents.Inspection;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;
using UglyToad.PdfPig.Tokens;

namespace CreditFunctions.Functions.Documents.Inspection;

/// <summary>Opens a PDF with PdfPig, as a reader does, after <see cref="PdfScan"/> had no finding.</summary>
internal static class PdfReader
{
    /// <summary>Opens a PDF without a password.</summary>
    /// <returns>Whether all of it was inspected.</returns>
    /// <exception cref="InspectionStoppedException">It has a password, no pages, or a finding.</exception>
    public static bool Read(byte[] file, PdfScan scan, InspectionBudget budget)
    {
        var filters = new BoundedFilters(scan, budget);
        using var document = Open(file, filters, budget);
        if (document.NumberOfPages == 0)
        {
            throw new InspectionStoppedException(DocumentErrors.IsEmpty());
        }

        // Parts that the scan could not read, because of encryption or an unknown filter, are read with the library.
        var isComplete = !(scan.IsEncrypted || scan.HasUnreadObjects) || ReadObjects(document, filters, budget);
        if (!scan.HasContents)
        {
            throw new InspectionStoppedException(DocumentErrors.IsEmpty());
        }

        return isComplete && (!scan.IsEncrypted || document.IsEncrypted);
    }

    private static PdfDocument Open(byte[] file, BoundedFilters filters, InspectionBudget budget)
    {
        try
        {
            return PdfDocument.Open(
                new TimedStream(file, budget),
                new ParsingOptions { UseLenientParsing = true, FilterProvider = filters }
            );
        }
        catch (PdfDocumentEncryptedException)
        {
            throw new InspectionStoppedException(DocumentErrors.IsLocked());
        }
    }

    private static bool ReadObjects(PdfDocument document, BoundedFilters filters, InspectionBudget budget)
    {
        var isComplete = true;
        foreach (var reference in document.Structure.CrossReferenceTable.ObjectOffsets.Keys)
        {
            budget.CountObject();
            if (document.Structure.GetObject(reference).Data is StreamToken stream)
            {
                isComplete &= filters.Unpack(stream);
            }
        }

        return isComplete;
    }

    /// <summary>The file in memory; reading stops at the time limit.</summary>
    private sealed class TimedStream(byte[] file, InspectionBudget budget) : MemoryStream(file, writable: false)
    {
        private int _reads;

        public override int ReadByte()
        {
            CheckTime();
            return base.ReadByte();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            CheckTime();
            return base.Read(buffer, offset, count);
        }

        public override int Read(Span<byte> buffer)
        {
            CheckTime();
            return base.Read(buffer);
        }

        private void CheckTime()
        {
            if ((++_reads & 0xFFF) == 0)
            {
                budget.CheckTime();
            }
        }
    }
}
