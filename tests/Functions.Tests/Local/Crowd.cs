using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Storage.InMemory;

namespace CreditFunctions.Functions.Tests.Local;

/// <summary>Thousands of copies of an existing application: its record, and its rows in every index.</summary>
internal static class Crowd
{
    public const int Size = 5_000;

    private static readonly IReadOnlyList<string> Tables =
    [
        StorageNames.Applications,
        StorageNames.Members,
        StorageNames.Indexes,
        StorageNames.Links,
        StorageNames.Subjects,
        StorageNames.Publications,
    ];

    /// <summary>In the same round and unit, with the same officers.</summary>
    public static void JoinIn(MemoryAccount account, string applicationId) => Add(account, applicationId, elsewhere: "");

    /// <summary>In another round and unit, with other officers.</summary>
    public static void GatherElsewhere(MemoryAccount account, string applicationId) => Add(account, applicationId, "-elsewhere");

    private static void Add(MemoryAccount account, string applicationId, string elsewhere) =>
        account.Multiply(
            Tables,
            (table, row) =>
            {
                var text = row.Columns.ToJsonString();
                var isRecord = row.PartitionKey == applicationId;
                return isRecord
                    ? row.RowKey == "record"
                        ? Copies()
                        : []
                    : text.Contains(applicationId, StringComparison.Ordinal)
                        ? Copies()
                        : [];

                IEnumerable<MemoryRow> Copies() =>
                    Enumerable
                        .Range(0, Size)
                        .Select(number =>
                        {
                            var id = IdOf(applicationId, $"{elsewhere}{number}");
                            var (partitionKey, rowKey) = (
                                row.PartitionKey.Replace(applicationId, id),
                                row.RowKey.Replace(applicationId, id)
                            );
                            partitionKey +=
                                isRecord ? ""
                                : rowKey == row.RowKey ? $"{elsewhere}-{number}"
                                : elsewhere;
                            return row with
                            {
                                PartitionKey = partitionKey,
                                RowKey = rowKey,
                                Columns = JsonNode.Parse(text.Replace(applicationId, id))!.AsObject(),
                            };
                        });
            }
        );

    // An id of the same format, so that readers of the row can parse it.
    private static string IdOf(string applicationId, string salt)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{applicationId}{salt}"));
        return ApplicationId.FromBytes(hash.AsSpan(0, 16).ToArray()).Value;
    }
}
