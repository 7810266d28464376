using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Listings;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Applications.Steps;

namespace CreditFunctions.Functions.Applications.Units;

/// <summary>What a self-check found; never anything of another unit, nor of what another clerk looks after.</summary>
public sealed record SelfCheck(
    IReadOnlyList<ProblemError> Missing,
    IReadOnlyList<OwnDuplicate> OwnDuplicates,
    IReadOnlyList<PublicEntry> Entries
);

/// <summary>An application of the same clerk that is too much like this one.</summary>
public sealed record OwnDuplicate(OwnDuplicateKind Kind, ApplicationId ApplicationId, string Title);

/// <summary>A party that stands on a list, by its identifier, for everybody to see.</summary>
public sealed record PublicEntry(string PartyId, string Name, ListKind List, string Basis);

/// <summary>提交前自查: compares an application with its unit's others, and its parties with the lists, before it is submitted.</summary>
public sealed class SelfChecks(
    UnitIndex units,
    UnitAccess access,
    IRecordStore<Application> applications,
    RoundDirectory directory,
    PartyListings listings,
    TimeProvider time
)
{
    /// <summary>Most applications of the clerk, the newest first, that one is compared with.</summary>
    public const int MostCompared = 50;

    // A failed or withdrawn application may be filed again.
    private static readonly HashSet<ApplicationState> CameToNothing =
    [
        ApplicationState.NotSubmitted,
        ApplicationState.NotRecommended,
        ApplicationState.NotAdmitted,
        ApplicationState.Lapsed,
        ApplicationState.Ineligible,
        ApplicationState.Withdrawn,
        ApplicationState.NotSelected,
        ApplicationState.Renounced,
    ];

    public async Task<SelfCheck> CheckAsync(Application application, RoundGuide guide, CancellationToken cancellationToken) =>
        new(
            [.. ApplicationPolicy.Missing(application, guide).Select(ProblemError.Of)],
            await FindOwnDuplicatesAsync(application, guide, cancellationToken),
            await FindEntriesAsync(application, cancellationToken)
        );

    /// <summary>The same as a page.</summary>
    public static CheckModel Model(Application application, RoundGuide guide, SelfCheck check) =>
        new(application.Title, $"applications/{application.Id}")
        {
            IsCorrection = application.State == ApplicationState.CorrectionPending,
            Missing = ApplicationPolicy.Missing(application, guide),
            OwnDuplicates =
            [
                .. check.OwnDuplicates.Select(clash => new OwnDuplicateRow(
                    clash.Kind.ToString().ToLowerInvariant(),
                    clash.Title,
                    $"applications/{clash.ApplicationId}"
                )),
            ],
            Entries = [.. check.Entries.Select(entry => new PublicEntryRow(entry.Name, entry.List, entry.Basis))],
        };

    private async Task<List<OwnDuplicate>> FindOwnDuplicatesAsync(
        Application application,
        RoundGuide guide,
        CancellationToken cancellationToken
    )
    {
        var fingerprint = ApplicationFingerprint.Of(application);
        var clerk = access.ClerkOf(application.LeadUnit.Code, application.ContactEmail);
        var clashes = new List<OwnDuplicate>();
        // Whoever merely typed the address of a clerk is told nothing of what that clerk looks after.
        var own = application.IsAcceptedByContact() ? await units.ReadAsync(clerk, cancellationToken) : [];
        foreach (var entry in own.Take(MostCompared))
        {
            if (entry.ApplicationId == application.Id || entry.ClerkId != clerk.ClerkId)
            {
                continue;
            }

            var other = entry.RoundId == guide.Id ? guide : await directory.FindAsync(entry.RoundId.Value, cancellationToken);
            var kinds =
                other is null || guide.Kind != other.Kind
                    ? []
                    : fingerprint.DuplicatesOf(entry.Fingerprint, IsLimitedBy(guide, other)).ToList();
            if (
                kinds.Count == 0
                || await applications.FindAsync(entry.ApplicationId.Value, cancellationToken) is not { } stored
                || CameToNothing.Contains(stored.State.State)
            )
            {
                continue;
            }

            clashes.AddRange(kinds.Select(kind => new OwnDuplicate(kind, entry.ApplicationId, stored.State.Title)));
        }

        return clashes;
    }

    // As places are claimed: one round, or one year of rounds that count.
    private static bool IsLimitedBy(RoundGuide guide, RoundGuide other) =>
        guide.Id == other.Id || (guide.Kind == RoundKind.Regular && guide.Year == other.Year);

    // By identifier alone: who merely bears a name is not told of anybody's entry. Anybody may begin an application with anybody's
    // identifier, so it tells what is public.
    private async Task<List<PublicEntry>> FindEntriesAsync(Application application, CancellationToken cancellationToken)
    {
        var today = BeijingTime.DateOf(time.GetUtcNow());
        var entries = new List<PublicEntry>();
        foreach (var party in application.Parties)
        {
            var found = await listings.ReadAsync(CreditSubjectId.Of(party), cancellationToken);
            entries.AddRange(
                found
                    .Where(listing => listing.IsPublicOn(today))
                    .Select(listing => new PublicEntry(party.Id, party.Name, listing.Kind, ListingSearch.BasisOf(listing)))
            );
        }

        return entries;
    }
}
