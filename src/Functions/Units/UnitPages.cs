using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Applications.Units;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Units;

namespace CreditFunctions.Functions.Units;

/// <summary>An application with its round, for a unit's page.</summary>
public sealed record UnitApplicationRead(Application Application, RoundGuide Guide);

/// <summary>The contents of a unit's page for one of its clerks.</summary>
/// <param name="Applications">Of one page.</param>
/// <param name="Pages">Number of pages.</param>
/// <param name="Waiting">Drafts that may be accepted: with the clerk as contact, or for the unit for which the clerk is registered.</param>
public sealed record UnitRead(IReadOnlyList<UnitApplicationRead> Applications, int Pages, WaitingPage Waiting);

/// <summary>A unit's page with the current state of its applications.</summary>
public sealed class UnitPages(
    UnitIndex index,
    WaitingDrafts waiting,
    RegisteredAddresses registered,
    UnitAccess access,
    ApplicantAccess applicants,
    IRecordStore<Application> applications,
    RoundDirectory directory,
    TimeProvider time
)
{
    public const int PageSize = 50;

    /// <summary>A page of the clerk's applications and of waiting drafts.</summary>
    /// <param name="older">Waiting drafts after this position; null for the newest.</param>
    public async Task<UnitRead> ReadAsync(UnitClerk clerk, int page, string? older, CancellationToken cancellationToken)
    {
        var (read, pages) = await ReadApplicationsAsync(clerk, page, cancellationToken);
        var drafts = await waiting.ReadAsync(clerk, await registered.ContainsAsync(clerk, cancellationToken), older, cancellationToken);
        var others = drafts.Drafts.ExceptBy(read.Select(each => each.Application.Id), draft => draft.ApplicationId);
        return new UnitRead(read, pages, drafts with { Drafts = [.. others] });
    }

    /// <summary>A page of the clerk's applications, each read from its record, and the number of pages.</summary>
    public async Task<(IReadOnlyList<UnitApplicationRead> Applications, int Pages)> ReadApplicationsAsync(
        UnitClerk clerk,
        int page,
        CancellationToken cancellationToken
    )
    {
        var entries = await index.ReadAsync(clerk, cancellationToken);
        var shown = entries.Skip((page - 1) * PageSize).Take(PageSize);
        var read = await Task.WhenAll(
            shown.Select(async entry => new UnitApplicationRead(
                (await applications.GetAsync(entry.ApplicationId.Value, cancellationToken)).State,
                await directory.GetAsync(entry.RoundId.Value, cancellationToken)
            ))
        );

        // A row may be older than a handover: the current contact counts, otherwise the page would open the application in another clerk's
        // name.
        return (
            [.. read.Where(each => IsOwn(each.Application, clerk) || IsAcceptedBy(each.Application, clerk))],
            Math.Max(1, (entries.Count + PageSize - 1) / PageSize)
        );
    }

    /// <param name="token">Of this page; its links have the same lifetime.</param>
    public UnitModel Model(UnitClerk clerk, string token, UnitRead unit, int page)
    {
        var (read, pages) = (unit.Applications, unit.Pages);
        return new UnitModel(
            read.Count > 0 ? read[0].Application.LeadUnit.Name : clerk.UnitCode,
            clerk.UnitCode,
            read.Any(each => each.Application.Submissions > 0) ? $"units/{token}/receipts?page={page}" : null
        )
        {
            Applications = [.. read.Select(each => Row(each, clerk))],
            Waiting =
            [
                .. unit.Waiting.Drafts.Select(draft => new WaitingRow(
                    draft.Title,
                    draft.BegunAt,
                    $"units/{token}/drafts/{draft.ApplicationId}"
                )),
            ],
            OlderWaitingHref = unit.Waiting.Older is { } older ? $"?page={page}&older={Uri.EscapeDataString(older)}" : null,
            Pager = new PagerModel(page, pages)
            {
                NewerHref = page > 1 ? $"?page={page - 1}" : null,
                OlderHref = page < pages ? $"?page={page + 1}" : null,
            },
        };
    }

    /// <summary>The page as JSON; links of the applications contain their tokens.</summary>
    public UnitView View(UnitClerk clerk, UnitRead unit) =>
        new([.. unit.Applications.Select(each => View(Row(each, clerk), each, clerk))], unit.Waiting.Drafts, unit.Waiting.Older);

    /// <summary>Whether mails about an application go to the clerk.</summary>
    public bool IsOwn(Application application, UnitClerk clerk) =>
        access.ClerkOf(application.LeadUnit.Code, application.ContactEmail) == clerk;

    private static bool IsAcceptedBy(Application application, UnitClerk clerk) =>
        application.AcceptanceByUnit() is { } acceptance && new UnitClerk(acceptance.UnitCode, acceptance.ClerkId) == clerk;

    private UnitApplicationView View(UnitApplication row, UnitApplicationRead read, UnitClerk clerk) =>
        new(
            read.Application.Id,
            row.Title,
            read.Guide.Id,
            row.State,
            row.Missing,
            row.Deadline,
            row.ReceivedAt,
            TokenOf(read.Application, clerk)
        )
        {
            Serial = read.Application.Serial,
        };

    // An application that the clerk accepted for another contact can be opened only by that contact.
    private string? TokenOf(Application application, UnitClerk clerk) =>
        IsOwn(application, clerk) ? applicants.TokenFor(application.Id, application.ContactEmail, isMailed: true) : null;

    private UnitApplication Row(UnitApplicationRead read, UnitClerk clerk) =>
        new(
            read.Application.Title,
            read.Guide.Title,
            read.Application.State,
            read.Application.State is ApplicationState.Draft or ApplicationState.Returned
                ? ApplicationPolicy.Missing(read.Application, read.Guide).Length
                : 0,
            DeadlineOf(read.Application, read.Guide),
            read.Application.SubmittedAt,
            TokenOf(read.Application, clerk) is { } token ? $"access/{token}" : null
        )
        {
            Serial = read.Application.Serial,
        };

    private DateTimeOffset? DeadlineOf(Application application, RoundGuide guide)
    {
        var now = time.GetUtcNow();
        var deadlines = application
            .Statements.Where(question => ApplicationPages.IsOpen(application, question, now))
            .Select(question => question.Until)
            .ToList();
        if (ApplicationPages.IsChangeable(application, guide, now))
        {
            deadlines.Add(guide.ClosesAt);
        }

        if (application is { State: ApplicationState.CorrectionPending, Correction: { SubmittedAt: null } asked })
        {
            deadlines.Add(asked.Until);
        }

        if (application.DuplicateHearing is { StatedAt: null } hearing && now < hearing.Until)
        {
            deadlines.Add(hearing.Until);
        }

        return deadlines.Count > 0 ? deadlines.Min() : null;
    }
}

/// <summary>The contents of a unit's page.</summary>
/// <param name="Waiting">Drafts that may be accepted at <c>drafts/{applicationId}</c>; at most twenty, newest first.</param>
/// <param name="OlderWaiting">Value of <c>older</c> for the next page; null if there is none.</param>
public sealed record UnitView(IReadOnlyList<UnitApplicationView> Applications, IReadOnlyList<WaitingDraft> Waiting, string? OlderWaiting);

/// <summary>An application of a unit.</summary>
/// <param name="Missing">Number of items missing for its submission.</param>
/// <param name="Deadline">The next deadline (exclusive); null if nothing is due.</param>
/// <param name="AccessToken">Opens it; null if it has another contact.</param>
public sealed record UnitApplicationView(
    ApplicationId Id,
    string Title,
    RoundId RoundId,
    ApplicationState State,
    int Missing,
    DateTimeOffset? Deadline,
    DateTimeOffset? ReceivedAt,
    string? AccessToken
)
{
    /// <summary>申报编号; null before the first submission.</summary>
    public string? Serial { get; init; }
}
