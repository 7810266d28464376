using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.CreditChecks;

namespace CreditFunctions.Core.Listings;

/// <summary>
/// What a ban does to applications that were submitted before: it puts them on hold as long as it is in force. The texts name no party,
/// because whoever did not sign by a link of its own is not to be recognised.
/// </summary>
public static class BanHoldPolicy
{
    private const string Reason = "申报方中有目前不能参加申报者，暂缓办理，相应资金额度予以保留。请咨询申报指南中的办理科室。";
    private const string LiftReason = "暂缓办理的事由已经消除，恢复办理。";
    private const string Basis = "参加申报资格核查";

    /// <summary>What follows for an application from a listing as it is now; null where nothing does.</summary>
    /// <param name="isDrill">Whether the application is of a drill round.</param>
    public static Fact? Follow(Application application, bool isDrill, Listing listing, DateTimeOffset now)
    {
        var key = KeyOf(listing.Id);
        var isHeld = application.Holds.Any(hold => hold.Key == key);
        var holds = listing.IsDrill == isDrill && IsHeldBy(application, listing, BeijingTime.DateOf(now));
        return (holds, isHeld) switch
        {
            (true, false) => new HoldPlaced(new Hold(Reason, Basis, now, now + HoldPolicy.ReviewedAgainAfter) { Key = key }),
            (false, true) => new HoldLifted(LiftReason, now) { Key = key },
            _ => null,
        };
    }

    /// <summary>Key of the hold that a listing places.</summary>
    public static string KeyOf(ListingId id) => $"{Hold.BanPrefix}{id}";

    // What becomes of the application that the case is about, the case itself says.
    private static bool IsHeldBy(Application application, Listing listing, DateOnly today) =>
        BanPolicy.BanOn(listing, today) is not null
        && application.Submissions > 0
        && application.State.IsBeforeAward()
        && application.State is not (ApplicationState.Draft or ApplicationState.Returned)
        && application.Id != listing.ApplicationId
        && application.Parties.Select(CreditSubjectId.Of).Intersect(BanPolicy.ReachOf(listing)).Any();
}
