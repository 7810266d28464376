using System.Collections.Immutable;
using System.Text.Json;
using CreditFunctions.Core;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Text;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Tokens;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.CreditChecks;

/// <summary>The bureau's list as a file.</summary>
public sealed record BureauListForm(string? Version, ImmutableArray<BureauListLine> Entries);

/// <summary>
/// One line: a unit by its code, a person by the number of an identity document, either by name alone where no more is known.
/// </summary>
public sealed record BureauListLine(string? Name, string? UnifiedSocialCreditCode, string? CitizenId, string? Basis, DateOnly? Until)
{
    /// <summary>Which document the number of a person is of; the citizen's identity card where it is left out.</summary>
    public IdentityKind? IdentityKind { get; init; }

    /// <summary>
    /// Whether the bureau has published this entry. Only then does a self-check, which anybody may ask for, tell of it; the honour list is
    /// always public.
    /// </summary>
    public bool IsPublic { get; init; }
}

/// <summary>The list as it is received: its rows are read one by one.</summary>
internal sealed record ReceivedList(string? Version, ImmutableArray<JsonElement> Entries);

/// <summary>What is in force now.</summary>
/// <param name="Entries">How many entries the list has.</param>
/// <param name="Flagged">Entries that somebody should compare with their source: an identifier fails its check, or cannot be read.</param>
/// <param name="Rejected">Rows that are not on the list because they cannot be read.</param>
public sealed record ImportedList(string Version, int Entries, ImmutableArray<ListRemark> Flagged, ImmutableArray<ListRemark> Rejected);

/// <summary>
/// <c>PUT /lists/bureau</c>, <c>PUT /lists/red</c>: replaces a list that the bureau keeps by every row of the file that can be read. Needs
/// the function key. Of citizen ids only the blind index is kept. A version names one content permanently.
/// </summary>
public sealed class ImportListEndpoint(ListSource source, IdentifierVault vault, TimeProvider time, Answers answers)
{
    /// <summary>Query parameter that confirms that most entries go off the list.</summary>
    public const string ConfirmsLoss = "confirmsLoss";

    // Some 50,000 entries.
    private const int MaxBytes = 10 * 1024 * 1024;

    private static readonly TextRule VersionText = TextRule.Line(40);

    [Function(nameof(ImportListEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "lists/{list}")] HttpRequest request,
        string list,
        CancellationToken cancellationToken
    )
    {
        if (list is not ("bureau" or "red"))
        {
            return answers.Problem(
                request,
                new Error(ErrorKind.NotFound, "page-not-found", "There is no such list. Give lists/bureau or lists/red.")
            );
        }

        var read = await RequestJson.ReadAsync<ReceivedList>(request, MaxBytes, cancellationToken);
        if (!read.Then(Check).TryGet(out var received, out var errors))
        {
            return answers.Problem(request, errors);
        }

        var rows = new ListRowReader(vault, time.GetUtcNow()).Read(received.Entries);
        if (rows.Entries.IsEmpty)
        {
            return answers.Problem(
                request,
                [.. rows.Rejected.Select(row => new Error(ErrorKind.Invalid, "list-is-malformed", row.Message).At(row.Field))]
            );
        }

        var checkedList = new BureauList(VersionText.Clean(received.Version), vault.IndexKeyId, rows.Entries);
        var name = list == "red" ? ListName.Red : ListName.Bureau;
        var imported = await source.ImportAsync(name, checkedList, request.Query[ConfirmsLoss] == "true", cancellationToken);
        return imported.IsSuccess
            ? Results.Json(
                new ImportedList(checkedList.Version, checkedList.Entries.Length, rows.Flagged, rows.Rejected),
                RequestJson.Options
            )
            : answers.Problem(request, imported.Errors);
    }

    private static Result<ReceivedList> Check(ReceivedList list)
    {
        var faults = ImmutableArray.CreateBuilder<Error>();
        if (!VersionText.Accepts(list.Version))
        {
            faults.Add(
                new Error(
                    ErrorKind.Invalid,
                    "list-is-malformed",
                    "Give the list a version of 1 to 40 characters; it goes on every check."
                ).At("version")
            );
        }

        // An empty list would find everybody clear.
        if (list.Entries.IsDefaultOrEmpty)
        {
            faults.Add(
                new Error(
                    ErrorKind.Invalid,
                    "list-is-malformed",
                    "Give the entries. A list is never empty: to take everybody off it, keep the entries and give each the last day until "
                        + "which it was in force."
                ).At("entries")
            );
        }

        return faults.Count > 0 ? faults.ToImmutable() : list;
    }
}
