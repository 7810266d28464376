using Azure.Data.Tables;
using CreditFunctions.Core;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tokens;

namespace CreditFunctions.Functions.Identifiers;

/// <summary>
/// Identifiers that were issued although they fail their check, accepted by an officer with evidence: one row each, by a unit's code or a
/// person's blind index.
/// </summary>
public sealed class IdentifierOverrides(TableServiceClient tables, IdentifierVault vault)
{
    private const string Partition = "overrides";
    private const string Json = "Json";

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Indexes);

    public static string KeyOf(UnifiedSocialCreditCode code) => code.Value;

    public string KeyOf(CitizenId citizenId) => $"p-{vault.BlindIndex(citizenId)}";

    public async Task<IdentifierOverride?> FindAsync(string key, CancellationToken cancellationToken)
    {
        var response = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, key, cancellationToken: cancellationToken);
        return response is { HasValue: true, Value: { } row } ? StoredJson.Read<IdentifierOverride>(JsonColumn.Read(row, Json)) : null;
    }

    /// <summary>
    /// Runs a check, and again if it refuses identifiers with an override. A form without such an identifier costs no request.
    /// </summary>
    public async Task<Result<T>> CheckAsync<T>(
        IdentifierIntake intake,
        Func<IdentifierIntake, Result<T>> check,
        CancellationToken cancellationToken
    )
    {
        var doubtful = new HashSet<string>(StringComparer.Ordinal);
        var first = check(With(intake, key => doubtful.Add(key) && false));
        var overrides = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in doubtful)
        {
            if (await FindAsync(key, cancellationToken) is not null)
            {
                overrides.Add(key);
            }
        }

        return overrides.Count == 0 ? first : check(With(intake, overrides.Contains));
    }

    private IdentifierIntake With(IdentifierIntake intake, Func<string, bool> isOverridden) =>
        intake with
        {
            IsOverriddenUnit = code => isOverridden(KeyOf(code)),
            IsOverriddenPerson = citizenId => isOverridden(KeyOf(citizenId)),
        };
}
