using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Units;

namespace CreditFunctions.Functions.Units;

/// <summary>An application with its round, as a unit's page shows both.</summary>
public sealed record UnitApplicationRead(Application Application, RoundGuide Guide);

/// <summary>A unit's page, and the applications on it as they stand.</summary>
public sealed class UnitPages(UnitIndex index, UnitAccess access, ApplicantAccess applicants, IRecordStore<Application> applications, RoundDirectory directory, TimeProvider time)
{
    /// <summary>Most applications on one page.</summary>
    public const int PageSize = 50;

    /// <summary>One page of what a clerk looks after, each read as it stands, and how many pages there are.</summary>
    public async Task<(IReadOnlyList<UnitApplicationRead> Applications, int Pages)> ReadAsync(UnitClerk clerk, int page, CancellationToken cancellationToken)
    {
        var entries = await index.ReadAsync(clerk, cancellationToken);
        var shown = entries.Skip((page - 1) * PageSize).Take(PageSize);
        var read = await Task.WhenAll(shown.Select(async entry => new UnitApplicationRead(
            (await applications.GetAsync(entry.ApplicationId.Value, cancellationToken)).State,
            await directory.GetAsync(entry.RoundId.Value, cancellationToken))));

        // A row may be older than a handover: what counts is where letters go now, or the page would open it in another clerk's name.
        return ([.. read.Where(each => access.ClerkOf(each.Application.LeadUnit.Code, each.Application.ContactEmail) == clerk)], Math.Max(1, (entries.Count + PageSize - 1) / PageSize));
    }

    /// <param name="token">By which the page was opened; its links go no further than that.</param>
    public UnitModel Model(UnitClerk clerk, string token, IReadOnlyList<UnitApplicationRead> read, int page, int pages)
    {
        return new UnitModel(read.Count > 0 ? read[0].Application.LeadUnit.Name : clerk.UnitCode, clerk.UnitCode, read.Any(each => each.Application.Submissions > 0) ? $"units/{token}/receipts?page={page}" : null)
        {
            Applications = [.. read.Select(Row)],
            Pager = new PagerModel(page, pages)
            {
                NewerHref = page > 1 ? $"?page={page - 1}" : null,
                OlderHref = page < pages ? $"?page={page + 1}" : null,
            },
        };
    }

    /// <summary>The page as programs read it; addresses of the applications come with their tokens.</summary>
    public IReadOnlyList<UnitApplicationView> View(IReadOnlyList<UnitApplicationRead> read) =>
        [.. read.Select(each => Row(each)).Zip(read, (row, each) => new UnitApplicationView(
            each.Application.Id, row.Title, each.Guide.Id, row.State, row.Missing, row.Deadline, row.ReceivedAt, applicants.TokenFor(each.Application.Id, each.Application.ContactEmail, isMailed: true)))];

    private UnitApplication Row(UnitApplicationRead read) => new(
        read.Application.Title,
        read.Guide.Title,
        read.Application.State,
        read.Application.State is ApplicationState.Draft or ApplicationState.Returned ? ApplicationPolicy.Missing(read.Application, read.Guide).Length : 0,
        DeadlineOf(read.Application, read.Guide),
        read.Application.SubmittedAt,
        $"access/{applicants.TokenFor(read.Application.Id, read.Application.ContactEmail, isMailed: true)}");

    private DateTimeOffset? DeadlineOf(Application application, RoundGuide guide)
    {
        var now = time.GetUtcNow();
        var deadlines = application.CreditAnswers.Where(question => ApplicationPages.IsOpen(application, question, now)).Select(question => question.Until).ToList();
        if (ApplicationPages.IsChangeable(application, guide, now))
        {
            deadlines.Add(guide.ClosesAt);
        }

        if (application is { State: ApplicationState.CorrectionPending, Correction: { HandedInAt: null } asked })
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

/// <summary>One application of a unit.</summary>
/// <param name="Missing">How many things stand between it and its submission.</param>
/// <param name="Deadline">The next day by which something has to be done (exclusive); null where nothing is due.</param>
/// <param name="AccessToken">Opens it.</param>
public sealed record UnitApplicationView(
    ApplicationId Id, string Title, RoundId RoundId, ApplicationState State, int Missing, DateTimeOffset? Deadline, DateTimeOffset? ReceivedAt, string AccessToken);
