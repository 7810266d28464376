using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Web;

namespace CreditFunctions.Functions.Tests.Storage.InMemory;

/// <summary>The Table service: tables, rows, queries by key, and atomic transactions.</summary>
internal sealed partial class MemoryTables
{
    private readonly Dictionary<string, MemoryTable> _tables = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Rows read for gets and queries, whether or not they were sent.</summary>
    public long RowsRead { get; private set; }

    /// <summary>Adds rows to tables, derived from existing ones.</summary>
    public void Multiply(IEnumerable<string> names, Func<string, MemoryRow, IEnumerable<MemoryRow>> copies)
    {
        foreach (var name in names.Where(_tables.ContainsKey))
        {
            foreach (var copy in _tables[name].Rows.ToList().SelectMany(row => copies(name, row)))
            {
                _tables[name].Write(copy.PartitionKey, copy.RowKey, copy.Columns, ifMatch: null, merge: false);
            }
        }
    }

    /// <summary>Rows outside some tables, by key and version.</summary>
    public IEnumerable<string> Snapshot(Func<string, bool> isLeftOut) =>
        _tables
            .Where(table => !isLeftOut(table.Key))
            .SelectMany(table => table.Value.Rows.Select(row => $"{table.Key} {row.PartitionKey} {row.RowKey} {row.ETag}"));

    /// <summary>Keeps the rows of some tables; the result restores them.</summary>
    public Action Hold(IEnumerable<string> names)
    {
        var held = names.Where(_tables.ContainsKey).Select(name => (Table: _tables[name], Rows: _tables[name].Rows.ToList())).ToList();
        return () => held.ForEach(each => each.Table.PutBack(each.Rows));
    }

    public HttpResponseMessage Answer(HttpRequestMessage request, byte[] body)
    {
        var path = Uri.UnescapeDataString(request.RequestUri!.AbsolutePath);
        try
        {
            return path switch
            {
                "/$batch" => Commit(TableChangeset.Read(Encoding.UTF8.GetString(body))),
                "/Tables" => CreateTable(Json(body)),
                _ when request.Method == HttpMethod.Get && RowsPath().Match(path) is { Success: true } match => Query(
                    Table(match),
                    request.RequestUri
                ),
                _ => Do(new TableOperation(request.Method.Method, path, IfMatch(request), body)),
            };
        }
        catch (StorageRefusal refusal)
        {
            return Refuse(refusal, refusal.Code);
        }
    }

    private static string? IfMatch(HttpRequestMessage request) =>
        request.Headers.TryGetValues("If-Match", out var values) ? values.Single() : null;

    private static JsonObject Json(byte[] body) => JsonNode.Parse(body)!.AsObject();

    private HttpResponseMessage CreateTable(JsonObject table)
    {
        var isNew = _tables.TryAdd(table["TableName"]!.GetValue<string>(), new MemoryTable());
        return isNew ? MemoryAccount.Empty(HttpStatusCode.NoContent) : throw StorageRefusal.Conflict("TableAlreadyExists");
    }

    private HttpResponseMessage Do(TableOperation operation)
    {
        if (RowsPath().Match(operation.Path) is { Success: true } rows && operation.Method == "POST")
        {
            return MemoryAccount.Empty(HttpStatusCode.NoContent, Table(rows).Add(Json(operation.Body)).ETag);
        }

        if (RowPath().Match(operation.Path) is not { Success: true } match)
        {
            throw StorageRefusal.Unknown($"{operation.Method} {operation.Path}");
        }

        var table = Table(match);
        var (partitionKey, rowKey) = (Key(match, "partition"), Key(match, "row"));
        switch (operation.Method)
        {
            case "GET":
                RowsRead++;
                return Found(Shown(table.Get(partitionKey, rowKey)));
            case "PUT" or "PATCH" or "MERGE":
                var merge = operation.Method != "PUT";
                return MemoryAccount.Empty(
                    HttpStatusCode.NoContent,
                    table.Write(partitionKey, rowKey, Json(operation.Body), operation.IfMatch, merge).ETag
                );
            case "DELETE":
                table.Delete(partitionKey, rowKey, operation.IfMatch!);
                return MemoryAccount.Empty(HttpStatusCode.NoContent);
            default:
                throw StorageRefusal.Unknown($"{operation.Method} {operation.Path}");
        }
    }

    private HttpResponseMessage Commit(IReadOnlyList<TableOperation> changes)
    {
        var touched = changes
            .Select(change => _tables.GetValueOrDefault(RowOrRowsPath().Match(change.Path).Groups["table"].Value))
            .OfType<MemoryTable>()
            .Distinct()
            .ToList();
        touched.ForEach(table => table.Begin());
        var answers = new List<HttpResponseMessage>();
        try
        {
            foreach (var change in changes)
            {
                answers.Add(Do(change));
            }
        }
        catch (StorageRefusal refusal)
        {
            touched.ForEach(table => table.Recall());
            return TableChangeset.Answer([Refuse(refusal, $"{answers.Count}:{refusal.Code}")]);
        }

        touched.ForEach(table => table.Commit());
        return TableChangeset.Answer(answers);
    }

    private HttpResponseMessage Query(MemoryTable table, Uri address)
    {
        var query = HttpUtility.ParseQueryString(address.Query);
        var filter = TableFilter.Parse(query["$filter"]);
        var most = int.TryParse(query["$top"], CultureInfo.InvariantCulture, out var top) ? top : int.MaxValue;
        var (fromPartition, fromRow) = (query["NextPartitionKey"] ?? "", query["NextRowKey"] ?? "");
        var left = table
            .Rows.Where(row => Compare(row, fromPartition, fromRow) >= 0)
            .OrderBy(row => row.PartitionKey, StringComparer.Ordinal)
            .ThenBy(row => row.RowKey, StringComparer.Ordinal)
            .ToList();
        var page = left.Where(filter.Admits).Take(most == int.MaxValue ? most : most + 1).ToList();
        RowsRead += Math.Min(left.Count(filter.MustRead), most);
        var answer = Found(new JsonObject { ["value"] = new JsonArray([.. page.Take(most).Select(Shown)]) });
        if (page.Count > most)
        {
            answer.Headers.Add("x-ms-continuation-NextPartitionKey", page[^1].PartitionKey);
            answer.Headers.Add("x-ms-continuation-NextRowKey", page[^1].RowKey);
        }

        return answer;
    }

    private static int Compare(MemoryRow row, string partitionKey, string rowKey) =>
        string.CompareOrdinal(row.PartitionKey, partitionKey) is var order && order != 0
            ? order
            : string.CompareOrdinal(row.RowKey, rowKey);

    private static JsonObject Shown(MemoryRow row)
    {
        var shown = row.Columns.DeepClone().AsObject();
        shown["odata.etag"] = row.ETag;
        shown["Timestamp"] = row.Timestamp.UtcDateTime.ToString("O");
        return shown;
    }

    private static HttpResponseMessage Found(JsonObject content) =>
        new(HttpStatusCode.OK) { Content = new StringContent(content.ToJsonString(), Encoding.UTF8, "application/json") };

    private static HttpResponseMessage Refuse(StorageRefusal refusal, string message) =>
        new(refusal.Status)
        {
            Content = new StringContent(
                new JsonObject
                {
                    ["odata.error"] = new JsonObject
                    {
                        ["code"] = refusal.Code,
                        ["message"] = new JsonObject { ["lang"] = "en-US", ["value"] = message },
                    },
                }.ToJsonString(),
                Encoding.UTF8,
                "application/json"
            ),
        };

    private MemoryTable Table(Match path) =>
        _tables.GetValueOrDefault(path.Groups["table"].Value) ?? throw StorageRefusal.NotFound("TableNotFound");

    private static string Key(Match path, string name) => path.Groups[name].Value.Replace("''", "'", StringComparison.Ordinal);

    [GeneratedRegex(@"^/(?<table>\w+)(\(\))?$")]
    private static partial Regex RowsPath();

    [GeneratedRegex(@"^/(?<table>\w+)\(PartitionKey='(?<partition>([^']|'')*)',\s*RowKey='(?<row>([^']|'')*)'\)$")]
    private static partial Regex RowPath();

    [GeneratedRegex(@"^/(?<table>\w+)")]
    private static partial Regex RowOrRowsPath();
}
