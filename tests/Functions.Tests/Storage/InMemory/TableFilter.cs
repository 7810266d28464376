using System.Globalization;
using System.Text.RegularExpressions;

namespace CreditFunctions.Functions.Tests.Storage.InMemory;

/// <summary>A filter on the two keys of a row, or on its last write. Other queries would scan, and are not used here.</summary>
internal sealed partial class TableFilter
{
    private readonly List<(string Key, string Is, Func<MemoryRow, bool> Admits)> _terms = [];

    private TableFilter() { }

    public static TableFilter Parse(string? text)
    {
        var filter = new TableFilter();
        var rest = Term()
            .Replace(
                text ?? "",
                match =>
                {
                    var value = match.Groups["value"].Value.Replace("''", "'", StringComparison.Ordinal);
                    filter.Add(match.Groups["key"].Value, match.Groups["is"].Value, value);
                    return "";
                }
            );
        rest = WrittenSince()
            .Replace(
                rest,
                match =>
                {
                    var since = DateTimeOffset.Parse(match.Groups["value"].Value, CultureInfo.InvariantCulture);
                    filter._terms.Add(("Timestamp", "ge", row => row.Timestamp >= since));
                    return "";
                }
            );
        return rest.Replace(" and ", "", StringComparison.Ordinal).Trim('(', ')', ' ').Length == 0
            ? filter
            : throw StorageRefusal.Unknown($"the filter {text}");
    }

    public bool Admits(MemoryRow row) => _terms.TrueForAll(term => term.Admits(row));

    /// <summary>Whether the service must read a row: within one partition it uses row keys, beyond that it reads every row.</summary>
    public bool MustRead(MemoryRow row) =>
        IsOfOnePartition ? Admits(row) : _terms.TrueForAll(term => term.Key != "PartitionKey" || term.Admits(row));

    private bool IsOfOnePartition => _terms.Exists(term => term is { Key: "PartitionKey", Is: "eq" });

    private void Add(string key, string comparison, string value)
    {
        _terms.Add((key, comparison, Fits));

        bool Fits(MemoryRow row)
        {
            var order = string.CompareOrdinal(key == "PartitionKey" ? row.PartitionKey : row.RowKey, value);
            return comparison switch
            {
                "eq" => order == 0,
                "ge" => order >= 0,
                "gt" => order > 0,
                "le" => order <= 0,
                _ => order < 0,
            };
        }
    }

    [GeneratedRegex("(?<key>PartitionKey|RowKey) (?<is>eq|ge|gt|le|lt) '(?<value>([^']|'')*)'")]
    private static partial Regex Term();

    [GeneratedRegex("Timestamp ge datetime'(?<value>[^']*)'")]
    private static partial Regex WrittenSince();
}
