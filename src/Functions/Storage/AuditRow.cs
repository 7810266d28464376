using System.Text;
using Azure.Data.Tables;
using CreditFunctions.Core.Audit;

namespace CreditFunctions.Functions.Storage;

/// <summary>An audit envelope as a row. Its content is in the row of its fact, where it can be erased.</summary>
internal static class AuditRow
{
    /// <summary>Column: key of the row with the content.</summary>
    public const string FactRow = "FactRow";

    /// <summary>Column of the fact's row: the event's salt.</summary>
    public const string Salt = "Salt";

    public static TableEntity Write(string partitionKey, string rowKey, AuditRecord record, string factRow) =>
        new(partitionKey, rowKey)
        {
            ["Sequence"] = record.Envelope.Sequence,
            ["Suite"] = record.Envelope.Suite,
            ["At"] = record.Envelope.At.UtcTicks,
            ["Actor"] = record.Envelope.Actor,
            ["Role"] = record.Envelope.Role,
            ["Basis"] = record.Envelope.Basis,
            ["FactType"] = record.Envelope.FactType,
            ["PayloadHash"] = record.Envelope.PayloadHash.Value,
            ["PreviousHash"] = record.Envelope.PreviousHash.Value,
            ["Hash"] = record.Hash.Value,
            [FactRow] = factRow,
        };

    /// <param name="fact">Null once erased.</param>
    public static AuditRecord Read(TableEntity row, TableEntity? fact)
    {
        var envelope = new AuditEnvelope(
            row.GetInt64("Sequence")!.Value,
            new DateTimeOffset(row.GetInt64("At")!.Value, TimeSpan.Zero),
            row.GetString("Actor"),
            row.GetString("Role"),
            row.GetString("Basis"),
            row.GetString("FactType"),
            Hash(row, "PayloadHash"),
            Hash(row, "PreviousHash")
        )
        {
            Suite = row.GetString("Suite") ?? "",
        };
        var content = fact is null ? null : new AuditContent(Encoding.UTF8.GetBytes(JsonColumn.Read(fact, "Json")), fact.GetBinary(Salt));
        return new AuditRecord(envelope, Hash(row, "Hash"), content);
    }

    // A corrupted hash must be found by verification and not fail the reading.
    private static AuditHash Hash(TableEntity row, string column) =>
        AuditHash.TryParse(row.GetString(column), out var hash) ? hash : default;
}
