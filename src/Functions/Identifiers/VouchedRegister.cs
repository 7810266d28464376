using System.Collections.Immutable;
using Azure.Data.Tables;
using CreditFunctions.Core;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Identifiers;

/// <summary>An identifier that was taken in on an officer's word, as the desk lists it.</summary>
/// <param name="Identifier">A unit's code, or a person's number under the one mask.</param>
/// <param name="BrokenRule">Code of the error that is set aside.</param>
public sealed record VouchedIdentifier(string Identifier, string BrokenRule, IdentifierOverride Override);

/// <summary>Enters what officers vouch for into the rows that <see cref="VouchedIdentifiers"/> reads, and lists them for the desk.</summary>
public sealed class VouchedRegister(TableServiceClient tables, VouchedIdentifiers vouched)
{
    /// <summary>Under which record their evidence lies among the documents.</summary>
    public const string EvidenceRecord = "vouched";

    private const string Partition = "vouched";

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Indexes);

    /// <summary>Reads an identifier that fails its check, without keeping anything.</summary>
    /// <param name="kind"><c>unit</c> or <c>person</c>.</param>
    /// <param name="today">Beijing date, to refuse births in the future.</param>
    /// <returns>Its key and how it is listed.</returns>
    public Result<(string Key, VouchedIdentifier Entry)> Check(string? kind, string? text, IdentifierOverride word, DateOnly today)
    {
        var read = kind switch
        {
            "unit" when IsPersons(text, today, word) =>
                new Error(ErrorKind.Invalid, "identifier-is-a-persons", "This has the form of a citizen id. Say that it is the number of a person, or compare the code with the licence."),
            "unit" => UnifiedSocialCreditCode.AcceptWithOverride(text, word)
                .Select(accepted => (VouchedIdentifiers.KeyOf(accepted.Identifier), new VouchedIdentifier(accepted.Identifier.Value, accepted.BrokenRule, word))),
            "person" => CitizenId.AcceptWithOverride(text, today, word)
                .Select(accepted => (vouched.KeyOf(accepted.Identifier), new VouchedIdentifier(accepted.Identifier.Masked, accepted.BrokenRule, word))),
            _ => new Error(ErrorKind.Invalid, "identifier-kind-is-missing", "Say whether it is the code of a unit or the number of a person.").At("kind"),
        };
        return read.TryGet(out var entry, out var errors) ? entry : errors.Select(error => error.Field is null ? error.At("identifier") : error).ToImmutableArray();
    }

    /// <summary>Keeps an officer's word on an identifier that fails its check; the first one stands.</summary>
    /// <returns>The word that stands.</returns>
    public async Task<Result<VouchedIdentifier>> AddAsync(string? kind, string? text, IdentifierOverride word, DateOnly today, CancellationToken cancellationToken)
    {
        if (!Check(kind, text, word, today).TryGet(out var entry, out var errors))
        {
            return errors;
        }

        var row = new TableEntity(Partition, entry.Item1) { ["Identifier"] = entry.Item2.Identifier, ["BrokenRule"] = entry.Item2.BrokenRule };
        JsonColumn.Write(row, "Json", StoredJson.Write(word));
        return await _table.TryAddAsync(row, cancellationToken)
            ? entry.Item2
            : entry.Item2 with { Override = (await vouched.FindAsync(entry.Item1, cancellationToken))! };
    }

    // A person's number that passes for a unit's code would be listed in full.
    private static bool IsPersons(string? text, DateOnly today, IdentifierOverride word) =>
        CitizenId.Parse(text, today).IsSuccess || CitizenId.AcceptWithOverride(text, today, word).IsSuccess;

    /// <summary>All of them, the newest first.</summary>
    public async Task<ImmutableArray<VouchedIdentifier>> ReadAsync(CancellationToken cancellationToken)
    {
        var all = new List<VouchedIdentifier>();
        await foreach (var row in _table.QueryAsync<TableEntity>(row => row.PartitionKey == Partition, cancellationToken: cancellationToken))
        {
            var word = StoredJson.Read<IdentifierOverride>(JsonColumn.Read(row, "Json"));
            all.Add(new VouchedIdentifier(row.GetString("Identifier") ?? "—", row.GetString("BrokenRule") ?? "", word));
        }

        return [.. all.OrderByDescending(each => each.Override.At)];
    }
}
