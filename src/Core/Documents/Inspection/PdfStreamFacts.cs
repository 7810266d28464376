using System.Buffers.Text;
using System.Text;

namespace CreditFunctions.Core.Documents.Inspection;

/// <summary>Facts from the dictionary of a stream.</summary>
internal sealed class PdfStreamFacts
{
    private readonly List<string> _filters = [];

    public IReadOnlyList<string> Filters => _filters;

    /// <summary>False where the filters are defined in another object.</summary>
    public bool FiltersAreKnown { get; private set; } = true;

    /// <summary>Null where it is in another object.</summary>
    public int? Length { get; private set; }

    public bool HasObjects { get; private set; }

    /// <summary>The data are differences from neighbouring values.</summary>
    public bool HasPredictor { get; private set; }

    public bool IsExternal { get; private set; }

    public static PdfStreamFacts Read(ReadOnlySpan<byte> dictionary)
    {
        var facts = new PdfStreamFacts();
        var lexer = new PdfLexer(dictionary);
        lexer.Next();
        for (var token = lexer.Next(); token != PdfToken.End; token = lexer.Next())
        {
            if (token == PdfToken.Name)
            {
                facts.ReadValue(Encoding.Latin1.GetString(lexer.Text), ref lexer);
            }
        }

        return facts;
    }

    private void ReadValue(string key, ref PdfLexer lexer)
    {
        var token = lexer.Next();
        switch (token)
        {
            case PdfToken.Name when key == "Filter":
                _filters.Add(Encoding.Latin1.GetString(lexer.Text));
                break;
            case PdfToken.Name:
                HasObjects |= key == "Type" && lexer.Text.SequenceEqual("ObjStm"u8);
                break;
            case PdfToken.Number:
                ReadNumber(key, ref lexer);
                break;
            case PdfToken.Text or PdfToken.DictionaryOpen when key == "F":
                IsExternal = true;
                break;
            case PdfToken.ArrayOpen or PdfToken.DictionaryOpen:
                ReadCollection(key, ref lexer);
                break;
        }
    }

    private void ReadNumber(string key, ref PdfLexer lexer)
    {
        var isNumber = Utf8Parser.TryParse(lexer.Text, out int number, out _);
        var ahead = lexer;
        if (ahead.Next() == PdfToken.Number && ahead.Next() == PdfToken.Keyword && ahead.Text.SequenceEqual("R"u8))
        {
            lexer = ahead;
            FiltersAreKnown &= key is not ("Filter" or "Type");
            HasPredictor |= key == "DecodeParms";
        }
        else if (key == "Length" && isNumber && number >= 0)
        {
            Length = number;
        }
    }

    private void ReadCollection(string key, ref PdfLexer lexer)
    {
        for (var depth = 1; depth > 0; )
        {
            switch (lexer.Next())
            {
                case PdfToken.End:
                    return;
                case PdfToken.ArrayOpen or PdfToken.DictionaryOpen:
                    depth++;
                    break;
                case PdfToken.ArrayClose or PdfToken.DictionaryClose:
                    depth--;
                    break;
                case PdfToken.Name when key == "Filter":
                    _filters.Add(Encoding.Latin1.GetString(lexer.Text));
                    break;
                case PdfToken.Name:
                    HasPredictor |= lexer.Text.SequenceEqual("Predictor"u8);
                    break;
                case PdfToken.Number when key == "Filter":
                    FiltersAreKnown = false;
                    break;
            }
        }
    }
}
