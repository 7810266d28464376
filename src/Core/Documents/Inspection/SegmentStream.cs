namespace CreditFunctions.Core.Documents.Inspection;

/// <summary>Reads the segments of an array as one stream.</summary>
internal sealed class SegmentStream(IReadOnlyList<ArraySegment<byte>> segments) : Stream
{
    private int _segment;
    private int _offset;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        while (_segment < segments.Count && _offset == segments[_segment].Count)
        {
            (_segment, _offset) = (_segment + 1, 0);
        }

        if (_segment == segments.Count)
        {
            return 0;
        }

        var part = segments[_segment].AsSpan(_offset);
        var read = Math.Min(part.Length, buffer.Length);
        part[..read].CopyTo(buffer);
        _offset += read;
        return read;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
