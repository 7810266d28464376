using System.Collections.Immutable;
using Azure.Data.Tables;
using CreditFunctions.Core;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Identifiers;

/// <summary>An identifier with an override, as listed on the officers' site.</summary>
/// <param name="Identifier">A unit's code, or a person's number, masked.</param>
/// <param name="BrokenRule">Code of the error that is overridden.</param>
public sealed record OverriddenIdentifier(string Identifier, string BrokenRule, IdentifierOverride Override);

/// <summary>
/// Stores identifier overrides in the rows that <see cref="IdentifierOverrides"/> reads, and lists them for the officers' site.
/// </summary>
public sealed class IdentifierOverrideRegister(TableServiceClient tables, IdentifierOverrides overrides)
{
    public const string EvidenceRecord = "overrides";

    private const string Partition = "overrides";

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Indexes);

    /// <summary>Parses an identifier that fails its check; nothing is stored.</summary>
    /// <param name="kind"><c>unit</c> or <c>person</c>.</param>
    /// <param name="today">Beijing date, to refuse future births.</param>
    /// <returns>Its key and its list entry.</returns>
    public Result<(string Key, OverriddenIdentifier Entry)> Check(string? kind, string? text, IdentifierOverride word, DateOnly today)
    {
        var read = kind switch
        {
            "unit" when IsPersons(text, today, word) => new Error(
                ErrorKind.Invalid,
                "identifier-is-a-persons",
                "This has the form of a citizen id. Say that it is the number of a person, or compare the code with the licence."
            ),
            "unit" => UnifiedSocialCreditCode
                .AcceptWithOverride(text, word)
                .Select(accepted =>
                    (
                        IdentifierOverrides.KeyOf(accepted.Identifier),
                        new OverriddenIdentifier(accepted.Identifier.Value, accepted.BrokenRule, word)
                    )
                ),
            "person" => CitizenId
                .AcceptWithOverride(text, today, word)
                .Select(accepted =>
                    (overrides.KeyOf(accepted.Identifier), new OverriddenIdentifier(accepted.Identifier.Masked, accepted.BrokenRule, word))
                ),
            _ => new Error(
                ErrorKind.Invalid,
                "identifier-kind-is-missing",
                "Say whether it is the code of a unit or the number of a person."
            ).At("kind"),
        };
        return read.TryGet(out var entry, out var errors)
            ? entry
            : errors.Select(error => error.Field is null ? error.At("identifier") : error).ToImmutableArray();
    }

    /// <summary>Stores an officer's override of an identifier that fails its check; the first one is kept.</summary>
    /// <returns>The kept override.</returns>
    public async Task<Result<OverriddenIdentifier>> AddAsync(
        string? kind,
        string? text,
        IdentifierOverride word,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        if (!Check(kind, text, word, today).TryGet(out var entry, out var errors))
        {
            return errors;
        }

        var row = new TableEntity(Partition, entry.Item1)
        {
            ["Identifier"] = entry.Item2.Identifier,
            ["BrokenRule"] = entry.Item2.BrokenRule,
        };
        JsonColumn.Write(row, "Json", StoredJson.Write(word));
        return await _table.TryAddAsync(row, cancellationToken)
            ? entry.Item2
            : entry.Item2 with
            {
                Override = (await overrides.FindAsync(entry.Item1, cancellationToken))!,
            };
    }

    // A person's number that is valid as a unit's code would be listed unmasked.
    private static bool IsPersons(string? text, DateOnly today, IdentifierOverride word) =>
        CitizenId.Parse(text, today).IsSuccess || CitizenId.AcceptWithOverride(text, today, word).IsSuccess;

    /// <summary>Newest first.</summary>
    public async Task<ImmutableArray<OverriddenIdentifier>> ReadAsync(CancellationToken cancellationToken)
    {
        var all = new List<OverriddenIdentifier>();
        await foreach (
            var row in _table.QueryAsync<TableEntity>(row => row.PartitionKey == Partition, cancellationToken: cancellationToken)
        )
        {
            var word = StoredJson.Read<IdentifierOverride>(JsonColumn.Read(row, "Json"));
            all.Add(new OverriddenIdentifier(row.GetString("Identifier") ?? "—", row.GetString("BrokenRule") ?? "", word));
        }

        return [.. all.OrderByDescending(each => each.Override.At)];
    }
}
