using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Duplicates;

/// <summary>
/// Compares texts so that a small rewording does not hide that they are the same: by the pieces of a few characters that they share. For an
/// index, MinHash with locality-sensitive bands: texts that share most pieces share at least one band with high probability. Deterministic.
/// </summary>
/// <param name="Name">Begins the keys of its bands.</param>
/// <param name="PieceLength">Characters to a piece.</param>
/// <param name="Bands">How many keys a text gets.</param>
/// <param name="RowsPerBand">How many minima a key is made of: the more, the more alike two texts must be.</param>
/// <param name="Threshold">Share of common pieces from which on two texts count as the same, 0 to 1.</param>
public sealed record TextFingerprint(string Name, int PieceLength, int Bands, int RowsPerBand, double Threshold)
{
    /// <summary>For titles: short, so that one changed character changes much of it.</summary>
    public static TextFingerprint Title { get; } = new("title", PieceLength: 2, Bands: 5, RowsPerBand: 2, Threshold: 0.6);

    /// <summary>For abstracts of some hundred characters.</summary>
    public static TextFingerprint Abstract { get; } = new("abstract", PieceLength: 3, Bands: 6, RowsPerBand: 3, Threshold: 0.6);

    /// <summary>The keys under which a text is found; none where it holds no letter or digit.</summary>
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

    /// <summary>Whether two texts are the same but for small rewording.</summary>
    public bool IsSame(string one, string other) => Similarity(one, other) >= Threshold;

    /// <summary>The share of pieces that two texts have in common, 0 to 1 (Jaccard); 0 where one of them is empty.</summary>
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
