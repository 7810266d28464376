using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Duplicates;

/// <summary>
/// Compares texts by shared character n-grams, so that small rewording is detected. For an index, MinHash with locality-sensitive bands:
/// texts that share most n-grams share at least one band with high probability. Deterministic.
/// </summary>
/// <param name="Name">Prefix of the keys.</param>
/// <param name="PieceLength">Characters per n-gram.</param>
/// <param name="Bands">Keys per text.</param>
/// <param name="RowsPerBand">Minima per key: the more, the more similar two texts must be to share a key.</param>
/// <param name="Threshold">Share of common n-grams from which two texts count as the same, 0 to 1.</param>
public sealed record TextFingerprint(string Name, int PieceLength, int Bands, int RowsPerBand, double Threshold)
{
    /// <summary>For titles: short, so one changed character changes many n-grams.</summary>
    public static TextFingerprint Title { get; } = new("title", PieceLength: 2, Bands: 5, RowsPerBand: 2, Threshold: 0.6);

    /// <summary>For abstracts of some hundred characters.</summary>
    public static TextFingerprint Abstract { get; } = new("abstract", PieceLength: 3, Bands: 6, RowsPerBand: 3, Threshold: 0.6);

    /// <summary>Keys of a text; none where it contains no letter or digit.</summary>
    public ImmutableArray<string> KeysOf(string text)
    {
        var pieces = PiecesOf(text).Select(Hash).ToList();
        return pieces.Count == 0
            ? []
            :
            [
                .. Enumerable
                    .Range(0, Bands)
                    .Select(band => string.Create(CultureInfo.InvariantCulture, $"{Name}|{band}{BandOf(pieces, band):x16}")),
            ];
    }

    public bool IsSame(string one, string other) => Similarity(one, other) >= Threshold;

    /// <summary>Share of common n-grams, 0 to 1 (Jaccard); 0 where one text is empty.</summary>
    public double Similarity(string one, string other)
    {
        var (left, right) = (PiecesOf(one), PiecesOf(other));
        var common = left.Count(right.Contains);
        return common == 0 ? 0 : (double)common / (left.Count + right.Count - common);
    }

    private HashSet<string> PiecesOf(string text)
    {
        var normalised = NameKey.OfText(text);
        return normalised.Length == 0
            ? []
            :
            [
                .. Enumerable
                    .Range(0, Math.Max(1, normalised.Length - PieceLength + 1))
                    .Select(start => normalised.Substring(start, Math.Min(PieceLength, normalised.Length - start))),
            ];
    }

    private ulong BandOf(List<ulong> pieces, int band) =>
        Enumerable
            .Range(band * RowsPerBand, RowsPerBand)
            .Select(row => pieces.Min(piece => Mix(piece ^ Mix((ulong)row + 1))))
            .Aggregate(0UL, (hash, minimum) => Mix(hash ^ minimum));

    // FNV-1a, 64 bits.
    private static ulong Hash(string piece) =>
        Encoding.UTF8.GetBytes(piece).Aggregate(14695981039346656037UL, (hash, part) => unchecked((hash ^ part) * 1099511628211UL));

    // The finaliser of SplitMix64.
    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value += 0x9E3779B97F4A7C15UL;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
            return value ^ (value >> 31);
        }
    }
}
