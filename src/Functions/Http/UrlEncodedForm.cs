using System.Buffers;
using System.Collections.Immutable;

namespace CreditFunctions.Functions.Http;

/// <summary>
/// Reads <c>application/x-www-form-urlencoded</c> strictly: percent-encoded bytes that are not UTF-8 are an error. ASP.NET Core's reader
/// leaves them encoded, so a form in GB 18030 would be stored as text full of percent signs.
/// </summary>
internal sealed class UrlEncodedForm(int maxFields, int maxFieldBytes, int maxFormBytes)
{
    private const int MaxNameBytes = 2048;

    private readonly ImmutableDictionary<string, string>.Builder _fields = ImmutableDictionary.CreateBuilder<string, string>(
        StringComparer.Ordinal
    );
    private readonly ArrayBufferWriter<byte> _name = new();
    private readonly ArrayBufferWriter<byte> _value = new();
    private int _count;
    private long _formBytes;
    private bool _isValue;

    // Hexadecimal digits read after a percent sign; -1 if there is none.
    private int _escape = -1;
    private int _escapeDigits;

    /// <exception cref="InvalidDataException">Too many or too long fields, or a percent sign without two digits.</exception>
    /// <exception cref="System.Text.DecoderFallbackException">The text is no UTF-8.</exception>
    public async Task<ImmutableDictionary<string, string>> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            foreach (var octet in buffer.AsSpan(0, read))
            {
                Take(octet);
            }
        }

        EndField();
        return _fields.ToImmutable();
    }

    private void Take(byte octet)
    {
        if (_escape >= 0)
        {
            TakeHexDigit(octet);
            return;
        }

        switch (octet)
        {
            case (byte)'&':
                EndField();
                break;
            case (byte)'=' when !_isValue:
                _isValue = true;
                break;
            case (byte)'%':
                (_escape, _escapeDigits) = (0, 0);
                break;
            case (byte)'+':
                Add((byte)' ');
                break;
            default:
                Add(octet);
                break;
        }
    }

    private void TakeHexDigit(byte octet)
    {
        if (!char.IsAsciiHexDigit((char)octet))
        {
            throw new InvalidDataException("A percent sign is followed by two hexadecimal digits.");
        }

        _escape = (_escape * 16) + Convert.ToInt32(((char)octet).ToString(), 16);
        if (++_escapeDigits == 2)
        {
            Add((byte)_escape);
            _escape = -1;
        }
    }

    private void Add(byte octet)
    {
        if (++_formBytes > maxFormBytes)
        {
            throw new InvalidDataException("The form is too long.");
        }

        var (part, limit) = _isValue ? (_value, maxFieldBytes) : (_name, MaxNameBytes);
        if (part.WrittenCount >= limit)
        {
            throw new InvalidDataException("A field is too long.");
        }

        part.GetSpan(1)[0] = octet;
        part.Advance(1);
    }

    private void EndField()
    {
        if (_escape >= 0)
        {
            throw new InvalidDataException("The form ends within a percent sign's digits.");
        }

        if (_name.WrittenCount > 0 || _isValue)
        {
            if (++_count > maxFields)
            {
                throw new InvalidDataException("The form has too many fields.");
            }

            _fields[Charset.Utf8.GetString(_name.WrittenSpan)] = Charset.Utf8.GetString(_value.WrittenSpan);
        }

        _name.ResetWrittenCount();
        _value.ResetWrittenCount();
        _isValue = false;
    }
}
