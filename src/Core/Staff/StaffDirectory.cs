using System.Collections.Immutable;

namespace CreditFunctions.Core.Staff;

/// <summary>Who is an officer of the bureau, in which roles, and who stands in for whom.</summary>
public sealed record StaffDirectory
{
    /// <summary>Id of the one record.</summary>
    public const string Id = "directory";

    /// <summary>In the order in which they took office; those who left stay.</summary>
    public ImmutableArray<Officer> Officers { get; init; } = [];

    /// <summary>The officer of an id, in office or not.</summary>
    public Officer? Find(string? id) => Officers.FirstOrDefault(officer => officer.Id == id);

    /// <summary>The officer in office who has a mail address.</summary>
    public Officer? FindByEmail(string email) => Officers.FirstOrDefault(officer => officer.IsActive && officer.HasEmail(email));

    /// <summary>Who takes the new tasks of an officer on a day: themself, or the stand-in, or theirs; null where everybody is away.</summary>
    public Officer? StandInFor(Officer officer, DateOnly day)
    {
        var asked = new HashSet<string>(StringComparer.Ordinal);
        for (var next = officer; next is not null && asked.Add(next.Id);)
        {
            if (next.IsActive && next.LeaveOn(day) is null)
            {
                return next;
            }

            next = Find(next.LeaveOn(day)?.StandInId);
        }

        return null;
    }

    public StaffDirectory Apply(Fact fact) => fact switch
    {
        OfficerAdded added => this with { Officers = [.. Officers, added.Officer] },
        OfficerChanged changed => With(
            changed.OfficerId, officer => officer with { Name = changed.Name, Email = changed.Email, Roles = changed.Roles }),
        OfficerEnded ended => With(ended.OfficerId, officer => officer with { EndedAt = ended.At, EndedBecause = ended.Reason }),
        LeaveTaken taken => With(taken.OfficerId, officer => officer with { Leaves = [.. officer.Leaves, taken.Leave] }),
        LeaveCancelled cancelled => With(cancelled.OfficerId, officer => officer with
        {
            Leaves = [.. officer.Leaves.Select(leave => leave.Number == cancelled.Number ? leave with { CancelledBecause = cancelled.Reason } : leave)],
        }),
        _ => this,
    };

    public static StaffDirectory From(DirectoryOpened opened) => new() { Officers = opened.Officers };

    private StaffDirectory With(string officerId, Func<Officer, Officer> change) => this with
    {
        Officers = [.. Officers.Select(officer => officer.Id == officerId ? change(officer) : officer)],
    };
}
