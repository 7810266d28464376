namespace CreditFunctions.Core.Documents.Inspection;

/// <summary>
/// Scans the objects of a PDF from the first byte to the last without the cross-reference table, so that nothing is missed that another
/// reader might find. Streams are unpacked within the budget.
/// </summary>
public sealed class PdfScan(InspectionBudget budget)
{
    public bool IsEncrypted { get; private set; }

    public bool HasContents { get; private set; }

    public bool HasUnreadObjects { get; private set; }

    /// <summary>Scans a whole file.</summary>
    /// <exception cref="InspectionStoppedException">The file is refused, or exceeds the budget.</exception>
    public void ReadFile(byte[] file)
    {
        CheckEnds(file);
        IsEncrypted = file.AsSpan().IndexOf("/Encrypt"u8) >= 0;
        var lexer = new PdfLexer(file);
        var (depth, start, end) = (0, -1, -1);
        var previous = ReadOnlySpan<byte>.Empty;
        for (var token = lexer.Next(); token != PdfToken.End; token = lexer.Next())
        {
            switch (token)
            {
                case PdfToken.Name:
                    CheckName(lexer.Text, previous);
                    break;
                case PdfToken.DictionaryOpen or PdfToken.ArrayOpen:
                    start = depth++ == 0 ? lexer.Start : start;
                    CheckDepth(depth);
                    break;
                case PdfToken.DictionaryClose or PdfToken.ArrayClose when depth > 0:
                    end = --depth == 0 ? lexer.Position : end;
                    break;
                case PdfToken.Keyword when lexer.Text.SequenceEqual("obj"u8):
                    budget.CountObject();
                    (depth, start, end) = (0, -1, -1);
                    break;
                case PdfToken.Keyword when lexer.Text.SequenceEqual("stream"u8) && start >= 0 && end > start:
                    lexer.Position = ReadStream(file, new ArraySegment<byte>(file, start, end - start), lexer.Position);
                    (depth, start, end) = (0, -1, -1);
                    break;
            }

            previous = token == PdfToken.Name ? lexer.Text : default;
        }
    }

    public void ReadObjects(ReadOnlySpan<byte> objects)
    {
        var lexer = new PdfLexer(objects);
        var depth = 0;
        var previous = ReadOnlySpan<byte>.Empty;
        for (var token = lexer.Next(); token != PdfToken.End; token = lexer.Next())
        {
            switch (token)
            {
                case PdfToken.Name:
                    CheckName(lexer.Text, previous);
                    break;
                case PdfToken.DictionaryOpen or PdfToken.ArrayOpen:
                    CheckDepth(++depth);
                    budget.CountObject();
                    break;
                case PdfToken.DictionaryClose or PdfToken.ArrayClose:
                    depth = Math.Max(0, depth - 1);
                    break;
            }

            previous = token == PdfToken.Name ? lexer.Text : default;
        }
    }

    // A truncated file lacks the pointer to its cross-reference data.
    private static void CheckEnds(ReadOnlySpan<byte> file)
    {
        var header = FileSignatures.PdfHeader(file);
        if (FileSignatures.IsForeign(file[..header]) || FileSignatures.EndsAsZip(file))
        {
            throw new InspectionStoppedException(DocumentErrors.IsAmbiguous());
        }

        var lastObject = file.LastIndexOf("endobj"u8);
        var last = lastObject < 0 ? -1 : file[lastObject..].LastIndexOf("startxref"u8);
        if (last < 0)
        {
            throw new InspectionStoppedException(DocumentErrors.IsDamaged());
        }

        var tail = file[(lastObject + last)..];
        var end = tail.LastIndexOf("%%EOF"u8);
        if (end >= 0 && FileSignatures.IsForeign(tail[end..]))
        {
            throw new InspectionStoppedException(DocumentErrors.IsAmbiguous());
        }
    }

    private void CheckDepth(int depth)
    {
        if (depth > budget.Limits.MaxNesting)
        {
            throw new InspectionStoppedException(DocumentErrors.ExpandsTooMuch());
        }
    }

    private void CheckName(ReadOnlySpan<byte> name, ReadOnlySpan<byte> previous)
    {
        HasContents |= name.SequenceEqual("Contents"u8);
        if (PdfFindings.Of(name, previous) is { } finding)
        {
            throw new InspectionStoppedException(finding);
        }
    }

    private int ReadStream(byte[] file, ArraySegment<byte> dictionary, int at)
    {
        at += file.AsSpan(at) switch
        {
            [(byte)'\r', (byte)'\n', ..] => 2,
            [(byte)'\r' or (byte)'\n', ..] => 1,
            _ => 0,
        };
        var facts = PdfStreamFacts.Read(dictionary);
        var length = LengthOf(file, at, facts.Length);
        if (facts.IsExternal)
        {
            throw new InspectionStoppedException(DocumentErrors.HasExternalContent());
        }

        if (facts.Filters.Count > budget.Limits.MaxFilters)
        {
            throw new InspectionStoppedException(DocumentErrors.ExpandsTooMuch());
        }

        if (IsEncrypted)
        {
            HasUnreadObjects |= facts.HasObjects;
        }
        else
        {
            var isRead = facts.FiltersAreKnown && ReadUnpacked(new ArraySegment<byte>(file, at, length), facts);
            HasUnreadObjects |= !isRead || (facts.HasObjects && facts.HasPredictor);
        }

        return at + length;
    }

    /// <returns>False where a filter is unknown.</returns>
    private bool ReadUnpacked(ArraySegment<byte> packed, PdfStreamFacts facts)
    {
        if (!facts.HasObjects)
        {
            return PdfFilters.Measure(packed, facts.Filters, budget) is not null;
        }

        if (PdfFilters.Decode(packed, facts.Filters, budget) is not { } objects)
        {
            return false;
        }

        ReadObjects(objects);
        return true;
    }

    private static int LengthOf(byte[] file, int at, int? said)
    {
        if (said is { } length && length <= file.Length - at)
        {
            var rest = file.AsSpan(at + length);
            var blanks = 0;
            while (blanks < Math.Min(4, rest.Length) && PdfLexer.IsBlank(rest[blanks]))
            {
                blanks++;
            }

            if (rest[blanks..].StartsWith("endstream"u8))
            {
                return length;
            }
        }

        var end = file.AsSpan(at).IndexOf("endstream"u8);
        return end >= 0 ? end : throw new InspectionStoppedException(DocumentErrors.IsDamaged());
    }
}
