namespace CreditFunctions.Core.Documents.Inspection;

/// <summary>Limits of the inspection of a file.</summary>
public sealed record InspectionLimits
{
    /// <summary>Total unpacked bytes of all parts of a file.</summary>
    public long MaxInflatedBytes { get; init; } = 256L << 20;

    /// <summary>Size from which a part is a bomb if its compression ratio exceeds <see cref="MaxRatio"/>.</summary>
    public long SuspiciousBytes { get; init; } = 32L << 20;

    /// <summary>Maximum ratio of unpacked to packed bytes for a large part.</summary>
    public int MaxRatio { get; init; } = 200;

    /// <summary>
    /// Applies once a file unpacks to more than <see cref="MaxInflatedBytes"/>: up to this ratio of a part it is only not inspected,
    /// above it the part is a bomb. A scan of 20 MB has a far lower ratio.
    /// </summary>
    public int MaxRatioAtTheLimit { get; init; } = 50;

    /// <summary>
    /// Unpacked bytes of one part held in memory at once. Parts that are only counted are not held; a part that must be held, such as the
    /// objects of a PDF or an element's attributes, is not inspected if it is larger.
    /// </summary>
    public long MaxHeldBytes { get; init; } = 32L << 20;

    /// <summary>Per PDF.</summary>
    public int MaxObjects { get; init; } = 300_000;

    /// <summary>Of arrays and dictionaries in a PDF, and of elements in XML.</summary>
    public int MaxNesting { get; init; } = 250;

    /// <summary>Per stream of a PDF.</summary>
    public int MaxFilters { get; init; } = 4;

    /// <summary>Entries of a package, including those of nested packages.</summary>
    public int MaxEntries { get; init; } = 2000;

    /// <summary>Nesting of packages; 1 is the file itself.</summary>
    public int MaxPackageDepth { get; init; } = 2;

    /// <summary>Pixels of an image: A3 at 1,200 dpi has 279 million.</summary>
    public long MaxPixels { get; init; } = 300_000_000;
}

/// <summary>Stops an inspection: with a finding, or because the file cannot be inspected completely.</summary>
public sealed class InspectionStoppedException : Exception
{
    public InspectionStoppedException() { }

    public InspectionStoppedException(Error finding)
        : base(finding.Message) => Finding = finding;

    /// <summary>Null where the file was not inspected completely.</summary>
    public Error? Finding { get; }
}

/// <summary>Counts the resources used by the inspection of one file. Not thread-safe.</summary>
/// <param name="deadline">Ends the inspection.</param>
public sealed class InspectionBudget(InspectionLimits limits, CancellationToken deadline)
{
    // Three fields of up to eight bytes; common writers use rows of 4 to 8.
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
    /// <param name="bytes">Additional bytes.</param>
    /// <param name="unpacked">Total bytes of the part so far.</param>
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

    /// <summary>Checks the size of a part that must be held in memory.</summary>
    /// <param name="bytes">Unpacked bytes so far.</param>
    public void Hold(long bytes)
    {
        if (bytes > limits.MaxHeldBytes)
        {
            throw new InspectionStoppedException();
        }
    }

    /// <summary>Checks that a cross-reference stream has at most as many rows as a file may have objects.</summary>
    /// <param name="bytes">Unpacked bytes.</param>
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
