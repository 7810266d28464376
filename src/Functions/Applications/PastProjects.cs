using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Duplicates;
using CreditFunctions.Functions.Listings;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Applications;

/// <summary>A project from before this app, and what an application has in common with it.</summary>
public sealed record FoundPastProject(PastProject Project, ImmutableArray<DuplicateKind> Kinds);

/// <summary>
/// Projects from before this app: a row each, one by its number, and one for each key in the register of duplicates, so that looking for
/// them costs no request where there are none.
/// </summary>
public sealed class PastProjects(TableServiceClient tables, ListingUses uses)
{
    /// <summary>Begins the ids of past projects in the register, which are none of applications.</summary>
    public const string Prefix = "past-";

    private const string Partition = "past-projects";
    private const string Numbers = "past-numbers";
    private const string Json = "Json";
    private const string Owner = "Owner";

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Indexes);

    /// <summary>Whether a project of a number is there.</summary>
    public async Task<bool> ExistsAsync(PastProject project, CancellationToken cancellationToken) =>
        (
            await _table.GetEntityIfExistsAsync<TableEntity>(Numbers, NumberRow(project), ["RowKey"], cancellationToken: cancellationToken)
        ).HasValue;

    /// <summary>Adds a project, unless another one has its number: then false. Again changes nothing.</summary>
    public async Task<bool> PutAsync(PastProject project, CancellationToken cancellationToken)
    {
        var number = new TableEntity(Numbers, NumberRow(project)) { [Owner] = project.Id };
        if (!await _table.TryAddAsync(number, cancellationToken) && !await OwnsNumberAsync(project, cancellationToken))
        {
            return false;
        }

        var row = new TableEntity(Partition, project.Id);
        JsonColumn.Write(row, Json, StoredJson.Write(project));
        await _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
        await _table.SubmitTransactionAsync(
            RowsOf(project).Select(key => new TableTransactionAction(TableTransactionActionType.UpsertReplace, key)),
            cancellationToken
        );
        return true;
    }

    /// <summary>Takes a project away if it was added; its number last.</summary>
    public async Task DeleteAsync(PastProject project, CancellationToken cancellationToken)
    {
        if (!await OwnsNumberAsync(project, cancellationToken))
        {
            return;
        }

        foreach (var key in RowsOf(project))
        {
            await _table.DeleteEntityAsync(key.PartitionKey, key.RowKey, ETag.All, cancellationToken);
        }

        await _table.DeleteEntityAsync(Partition, project.Id, ETag.All, cancellationToken);
        await _table.DeleteEntityAsync(Numbers, NumberRow(project), ETag.All, cancellationToken);
    }

    /// <summary>Those of the ids in the register that have something in common with an application.</summary>
    public async Task<ImmutableArray<FoundPastProject>> FindAsync(
        Application application,
        IEnumerable<string> ids,
        CancellationToken cancellationToken
    )
    {
        var found = ImmutableArray.CreateBuilder<FoundPastProject>();
        foreach (var id in ids.Distinct().Order(StringComparer.Ordinal))
        {
            var row = await _table.GetEntityIfExistsAsync<TableEntity>(
                Partition,
                id[Prefix.Length..],
                cancellationToken: cancellationToken
            );
            if (
                row.HasValue
                && StoredJson.Read<PastProject>(JsonColumn.Read(row.Value!, Json)) is var project
                && project.CommonWith(application) is { IsEmpty: false } kinds
                && await uses.TryUseAsync(project.ImportId, cancellationToken)
            )
            {
                found.Add(new FoundPastProject(project, kinds));
            }
        }

        return found.ToImmutable();
    }

    private async Task<bool> OwnsNumberAsync(PastProject project, CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(Numbers, NumberRow(project), [Owner], cancellationToken);
        return row is { HasValue: true, Value: { } found } && found.GetString(Owner) == project.Id;
    }

    private static List<TableEntity> RowsOf(PastProject project) =>
        [.. project.Keys().Distinct().Select(key => new TableEntity(DuplicateRegister.Partition, $"{key}|{Prefix}{project.Id}"))];

    // Hashed: what a bureau writes as number may hold characters that no key takes.
    private static string NumberRow(PastProject project) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{project.IsRunning}|{project.Number}|{project.Year}")));
}
