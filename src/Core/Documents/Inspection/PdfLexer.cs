namespace CreditFunctions.Core.Documents.Inspection;

internal enum PdfToken
{
    End,
    Name,
    Number,
    Keyword,
    Text,
    DictionaryOpen,
    DictionaryClose,
    ArrayOpen,
    ArrayClose,
}

/// <summary>Splits the text of PDF objects into tokens (ISO 32000-2, 7.2). Skips whatever is not a token.</summary>
internal ref struct PdfLexer(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Position { get; set; }

    public int Start { get; private set; }

    /// <summary>The last name without its slash and with <c>#xx</c> decoded, or the last number or keyword.</summary>
    public ReadOnlySpan<byte> Text { get; private set; }

    public PdfToken Next()
    {
        SkipBlanks();
        Start = Position;
        if (Position >= _bytes.Length)
        {
            return PdfToken.End;
        }

        switch (_bytes[Position++])
        {
            case (byte)'/':
                return ReadName();
            case (byte)'(':
                SkipText();
                return PdfToken.Text;
            case (byte)'<' when At((byte)'<'):
                Position++;
                return PdfToken.DictionaryOpen;
            case (byte)'<':
                var end = _bytes[Position..].IndexOf((byte)'>');
                Position = end < 0 ? _bytes.Length : Position + end + 1;
                return PdfToken.Text;
            case (byte)'>' when At((byte)'>'):
                Position++;
                return PdfToken.DictionaryClose;
            case (byte)'[':
                return PdfToken.ArrayOpen;
            case (byte)']':
                return PdfToken.ArrayClose;
            case (byte)'>' or (byte)')' or (byte)'{' or (byte)'}':
                return PdfToken.Keyword;
            default:
                Text = Regular(Start);
                return Text[0] is (>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'+' or (byte)'.'
                    ? PdfToken.Number
                    : PdfToken.Keyword;
        }
    }

    public static bool IsBlank(byte each) => each is 0 or 9 or 10 or 12 or 13 or 32;

    private readonly bool At(byte expected) => Position < _bytes.Length && _bytes[Position] == expected;

    private PdfToken ReadName()
    {
        Text = Regular(Position);
        if (Text.Contains((byte)'#'))
        {
            Text = Decode(Text);
        }

        return PdfToken.Name;
    }

    private ReadOnlySpan<byte> Regular(int from)
    {
        while (Position < _bytes.Length && !IsBlank(_bytes[Position]) && !IsDelimiter(_bytes[Position]))
        {
            Position++;
        }

        return _bytes[from..Position];
    }

    private void SkipBlanks()
    {
        while (Position < _bytes.Length)
        {
            if (_bytes[Position] == (byte)'%')
            {
                var end = _bytes[Position..].IndexOfAny((byte)'\r', (byte)'\n');
                Position = end < 0 ? _bytes.Length : Position + end;
            }
            else if (!IsBlank(_bytes[Position]))
            {
                return;
            }
            else
            {
                Position++;
            }
        }
    }

    private void SkipText()
    {
        for (var depth = 1; depth > 0 && Position < _bytes.Length; Position++)
        {
            switch (_bytes[Position])
            {
                case (byte)'\\':
                    Position++;
                    break;
                case (byte)'(':
                    depth++;
                    break;
                case (byte)')':
                    depth--;
                    break;
            }
        }
    }

    private static byte[] Decode(ReadOnlySpan<byte> name)
    {
        var decoded = new List<byte>(name.Length);
        for (var at = 0; at < name.Length; at++)
        {
            if (name[at] == (byte)'#' && at + 2 < name.Length && Hex(name[at + 1]) is { } high && Hex(name[at + 2]) is { } low)
            {
                decoded.Add((byte)((high << 4) | low));
                at += 2;
            }
            else
            {
                decoded.Add(name[at]);
            }
        }

        return [.. decoded];
    }

    private static int? Hex(byte digit) =>
        digit switch
        {
            >= (byte)'0' and <= (byte)'9' => digit - '0',
            >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
            >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
            _ => null,
        };

    private static bool IsDelimiter(byte each) =>
        each
            is (byte)'('
                or (byte)')'
                or (byte)'<'
                or (byte)'>'
                or (byte)'['
                or (byte)']'
                or (byte)'{'
                or (byte)'}'
                or (byte)'/'
                or (byte)'%';
}
