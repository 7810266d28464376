using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Identifiers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.CreditChecks;

/// <summary>The bureau's list as a file.</summary>
public sealed record BureauListForm(string? Version, ImmutableArray<BureauListLine> Entries);

/// <summary>One line: a unit by its code, a person by citizen id, either by name alone where no more is known.</summary>
public sealed record BureauListLine(string? Name, string? UnifiedSocialCreditCode, string? CitizenId, string? Basis, DateOnly? Until)
{
    /// <summary>
    /// Whether the bureau has published this entry. Only then does a self-check, which anybody may ask for, tell of it; the red list is
    /// always public.
    /// </summary>
    public bool IsPublic { get; init; }
}

/// <summary>
/// <c>PUT /lists/bureau</c>, <c>PUT /lists/red</c>: replaces a list that the bureau keeps. Needs the function key. Of citizen ids only the
/// blind index is kept.
/// </summary>
public sealed class ImportListEndpoint(ListSource source, IdentifierVault vault, TimeProvider time, Answers answers)
{
    // Some 50,000 entries.
    private const int MaxBytes = 10 * 1024 * 1024;

    private static readonly BureauListLine NoLine = new(null, null, null, null, null);

    [Function(nameof(ImportListEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "lists/{list}")] HttpRequest request, string list, CancellationToken cancellationToken)
    {
        if (list is not ("bureau" or "red"))
        {
            return answers.Problem(request, new Error(ErrorKind.NotFound, "page-not-found", "There is no such list. Give lists/bureau or lists/red."));
        }

        var read = await RequestJson.ReadAsync<BureauListForm>(request, MaxBytes, cancellationToken);
        if (!read.Then(Check).TryGet(out var checkedList, out var errors))
        {
            return answers.Problem(request, errors);
        }

        await source.ReplaceAsync(list == "red" ? ListName.Red : ListName.Bureau, checkedList, cancellationToken);
        return Results.Json(new ImportedList(checkedList.Version, checkedList.Entries.Length), RequestJson.Options);
    }

    private Result<BureauList> Check(BureauListForm form)
    {
        var faults = ImmutableArray.CreateBuilder<Error>();
        if (string.IsNullOrWhiteSpace(form.Version) || form.Version.Length > 40)
        {
            faults.Add(new Error(ErrorKind.Invalid, "list-is-malformed", "Give the list a version of 1 to 40 characters; it goes on every check.").At("version"));
        }

        // Forgotten entries would empty the list, and everybody on it would be found clear.
        if (form.Entries.IsDefault)
        {
            faults.Add(new Error(ErrorKind.Invalid, "list-is-malformed", "Give the entries; an empty array takes everybody off the list.").At("entries"));
        }

        var lines = form.Entries.IsDefault ? [] : form.Entries.Select(line => line ?? NoLine);
        var entries = lines.Select((line, index) => Check(line, $"entries[{index}]", faults)).ToImmutableArray();
        return faults.Count > 0 ? faults.ToImmutable() : new BureauList(form.Version!.Trim(), vault.IndexKeyId, entries);
    }

    private BureauListEntry Check(BureauListLine line, string field, ImmutableArray<Error>.Builder faults)
    {
        if (string.IsNullOrWhiteSpace(line.Name) || string.IsNullOrWhiteSpace(line.Basis))
        {
            faults.Add(new Error(ErrorKind.Invalid, "list-is-malformed", "Give name and basis of every entry.").At(field));
        }

        string? unitCode = null;
        string? citizenIndex = null;
        if (line.UnifiedSocialCreditCode is not null && Take(UnifiedSocialCreditCode.Parse(line.UnifiedSocialCreditCode), $"{field}.unifiedSocialCreditCode", faults, out var code))
        {
            unitCode = code.Value;
        }

        if (line.CitizenId is not null && Take(CitizenId.Parse(line.CitizenId, BeijingTime.DateOf(time.GetUtcNow())), $"{field}.citizenId", faults, out var citizenId))
        {
            citizenIndex = vault.BlindIndex(citizenId);
        }

        return new BureauListEntry(line.Name?.Trim() ?? "", unitCode, citizenIndex, line.Basis?.Trim() ?? "", line.Until) { IsPublic = line.IsPublic };
    }

    private static bool Take<T>(Result<T> result, string field, ImmutableArray<Error>.Builder faults, out T value)
        where T : struct
    {
        value = result.IsSuccess ? result.Value : default;
        faults.AddRange(result.Errors.Select(error => error.At(field)));
        return result.IsSuccess;
    }
}

/// <summary>What is in force now.</summary>
public sealed record ImportedList(string Version, int Entries);
