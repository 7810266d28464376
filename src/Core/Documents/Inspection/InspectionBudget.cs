namespace CreditFunctions.Core.Documents.Inspection;

/// <summary>How much of a file is looked at.</summary>
public sealed record InspectionLimits
{
    /// <summary>Bytes that all parts of a file together may unpack to.</summary>
    public long MaxInflatedBytes { get; init; } = 256L << 20;

    /// <summary>Bytes from which on one part is a bomb if it is packed more than <see cref="MaxRatio"/> to one.</summary>
    public long SuspiciousBytes { get; init; } = 32L << 20;

    /// <summary>Largest ratio of unpacked to packed bytes for a large part.</summary>
    public int MaxRatio { get; init; } = 200;

    /// <summary>
    /// Largest ratio of a part at which a file that unpacks to more than <see cref="MaxInflatedBytes"/> is only not inspected; above it the
    /// part is a bomb. A scan of 20 MB stays far below.
    /// </summary>
    public int MaxRatioAtTheLimit { get; init; } = 50;

    /// <summary>
    /// Unpacked bytes of one part that are held in memory at once: what only has to be counted is not held, and a part that has to be,
    /// such as the objects of a PDF or an element's attributes, is not inspected where it is larger.
    /// </summary>
    public long MaxHeldBytes { get; init; } = 32L << 20;

    /// <summary>Objects of a PDF.</summary>
    public int MaxObjects { get; init; } = 300_000;

    /// <summary>Depth of arrays and dictionaries in a PDF, and of elements in XML.</summary>
    public int MaxNesting { get; init; } = 250;

    /// <summary>Filters of one stream of a PDF.</summary>
    public int MaxFilters { get; init; } = 4;

    /// <summary>Entries of a package, with those of the packages in it.</summary>
    public int MaxEntries { get; init; } = 2000;

    /// <summary>Packages within packages; 1 is the file itself.</summary>
    public int MaxPackageDepth { get; init; } = 2;

    /// <summary>Pixels of an image: A3 at 1,200 dpi is 279 million.</summary>
    public long MaxPixels { get; init; } = 300_000_000;
}

/// <summary>Stops an inspection: with a finding, or because the file cannot be inspected completely.</summary>
public sealed class InspectionStoppedException : Exception
{
    /// <summary>The file cannot be inspected completely within the limits.</summary>
    public InspectionStoppedException() { }

    public InspectionStoppedException(Error finding)
        : base(finding.Message) => Finding = finding;

    /// <summary>Why the file is refused; null where it was not inspected completely.</summary>
    public Error? Finding { get; }
}

/// <summary>Counts what an inspection of one file uses up. Not thread-safe.</summary>
/// <param name="deadline">Ends the inspection.</param>
public sealed class InspectionBudget(InspectionLimits limits, CancellationToken deadline)
{
    // Three fields of up to eight bytes; readers write rows of 4 to 8.
    private const long MaxTableRowBytes = 25;

    private long _inflated;
    private int _objects;
    private int _entries;

    public InspectionLimits Limits => limits;

    public void CheckTime()
    {
        if (deadline.IsCancellationRequested)
        {
            throw new InspectionStoppedException();
        }
    }

    /// <summary>Counts bytes of a part as they are unpacked.</summary>
    /// <param name="bytes">How many more.</param>
    /// <param name="unpacked">Bytes of the part so far, with these.</param>
    /// <param name="packed">Packed bytes of the part.</param>
    public void Inflate(int bytes, long unpacked, long packed)
    {
        CheckTime();
        if (unpacked > limits.SuspiciousBytes && unpacked / Math.Max(1, packed) > limits.MaxRatio)
        {
            throw new InspectionStoppedException(DocumentErrors.ExpandsTooMuch());
        }

        _inflated += bytes;
        if (_inflated > limits.MaxInflatedBytes)
        {
            throw unpacked / Math.Max(1, packed) > limits.MaxRatioAtTheLimit
                ? new InspectionStoppedException(DocumentErrors.ExpandsTooMuch())
                : new InspectionStoppedException();
        }
    }

    /// <summary>Checks that a part which has to be held may be.</summary>
    /// <param name="bytes">Unpacked bytes of it so far.</param>
    public void Hold(long bytes)
    {
        if (bytes > limits.MaxHeldBytes)
        {
            throw new InspectionStoppedException();
        }
    }

    /// <summary>Checks that a cross-reference stream has no more rows than a file may have objects.</summary>
    /// <param name="bytes">Unpacked bytes of it.</param>
    public void CheckTable(long bytes)
    {
        if (bytes > limits.MaxObjects * MaxTableRowBytes)
        {
            throw new InspectionStoppedException();
        }
    }

    public void CountObject()
    {
        if ((++_objects & 0xFF) == 0)
        {
            CheckTime();
        }

        if (_objects > limits.MaxObjects)
        {
            throw new InspectionStoppedException();
        }
    }

    public void CountEntries(int entries)
    {
        _entries += entries;
        if (_entries > limits.MaxEntries)
        {
            throw new InspectionStoppedException(DocumentErrors.ExpandsTooMuch());
        }
    }
}
