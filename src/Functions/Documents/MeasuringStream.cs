using System.Security.Cryptography;
using CreditFunctions.Core.Documents;

namespace CreditFunctions.Functions.Documents;

/// <summary>Thrown where a file goes on past its limit.</summary>
internal sealed class DocumentTooLargeException : Exception;

/// <summary>Passes a stream on once while it counts, hashes, and keeps the first bytes; stops at a limit.</summary>
internal sealed class MeasuringStream(Stream inner, long maxBytes) : Stream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _firstBytes = new byte[DocumentTypes.SignatureLength];
    private long _length;

    /// <summary>The first bytes, as many as have come.</summary>
    public ReadOnlySpan<byte> FirstBytes => _firstBytes.AsSpan(0, (int)Math.Min(_length, _firstBytes.Length));

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    /// <summary>How many bytes have come.</summary>
    public override long Length => _length;

    public override long Position
    {
        get => _length;
        set => throw new NotSupportedException();
    }

    /// <summary>Hash of all that has come, lower-case hexadecimal. Call it once, at the end.</summary>
    public string Sha256() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        Take(buffer.Span[..read]);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = inner.Read(buffer, offset, count);
        Take(buffer.AsSpan(offset, read));
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Take(ReadOnlySpan<byte> bytes)
    {
        if (_length < _firstBytes.Length)
        {
            bytes[..(int)Math.Min(bytes.Length, _firstBytes.Length - _length)].CopyTo(_firstBytes.AsSpan((int)_length));
        }

        _hash.AppendData(bytes);
        _length += bytes.Length;
        if (_length > maxBytes)
        {
            throw new DocumentTooLargeException();
        }
    }
}
