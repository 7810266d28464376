using System.Text.RegularExpressions;

namespace CreditFunctions.Functions.Tests.Storage.InMemory;

/// <summary>A filter on the two keys of a row. A query by anything else would scan, and nothing here asks for one.</summary>
internal sealed partial class TableFilter
{
    private readonly List<Func<MemoryRow, bool>> _terms = [];

    private TableFilter()
    {
    }

    public static TableFilter Parse(string? text)
    {
        var filter = new TableFilter();
        var rest = Term().Replace(text ?? "", match =>
        {
            var value = match.Groups["value"].Value.Replace("''", "'", StringComparison.Ordinal);
            filter.Add(match.Groups["key"].Value, match.Groups["is"].Value, value);
            return "";
        });
        return rest.Replace(" and ", "", StringComparison.Ordinal).Trim('(', ')', ' ').Length == 0
            ? filter
            : throw StorageRefusal.Unknown($"the filter {text}");
    }

    public bool Admits(MemoryRow row) => _terms.TrueForAll(term => term(row));

    private void Add(string key, string comparison, string value) => _terms.Add(row =>
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
    });

    [GeneratedRegex("(?<key>PartitionKey|RowKey) (?<is>eq|ge|gt|le|lt) '(?<value>([^']|'')*)'")]
    private static partial Regex Term();
}
