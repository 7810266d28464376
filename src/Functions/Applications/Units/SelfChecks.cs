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

/// <summary>The result of a self-check; never about another unit or another clerk's applications.</summary>
public sealed record SelfCheck(
    IReadOnlyList<ProblemError> Missing,
    IReadOnlyList<OwnDuplicate> OwnDuplicates,
    IReadOnlyList<PublicEntry> Entries
);

/// <summary>A similar application of the same clerk.</summary>
public sealed record OwnDuplicate(OwnDuplicateKind Kind, ApplicationId ApplicationId, string Title);

/// <summary>A public list entry of a party, by its identifier.</summary>
public sealed record PublicEntry(string PartyId, string Name, ListKind List, string Basis);

/// <summary>提交前自查: compares an application with the unit's others, and its parties with the lists, before submission.</summary>
public sealed class SelfChecks(
    UnitIndex units,
    UnitAccess access,
    IRecordStore<Application> applications,
    RoundDirectory directory,
    PartyListings listings,
    TimeProvider time
)
{
    /// <summary>The newest applications of the clerk are compared, up to this number.</summary>
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
        // A contact that has not proven access to the mailbox learns nothing of the clerk's other applications.
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

    // As places are counted: within a round, or within a year of regular rounds.
    private static bool IsLimitedBy(RoundGuide guide, RoundGuide other) =>
        guide.Id == other.Id || (guide.Kind == RoundKind.Regular && guide.Year == other.Year);

    // By identifier only: persons who share a name are not disclosed. Anybody may begin an application with any identifier, so only public
    // entries are shown.
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
