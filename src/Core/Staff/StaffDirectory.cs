using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Staff;

/// <summary>Who is an officer of the bureau, in which roles, and who stands in for whom.</summary>
public sealed record StaffDirectory
{
    /// <summary>Id of the one record.</summary>
    public const string Id = "directory";

    /// <summary>In the order in which they took office; those who left stay.</summary>
    public ImmutableArray<Officer> Officers { get; init; } = [];

    /// <summary>How many changes were proposed or made by the operator: they are numbered together.</summary>
    public int ChangeCount { get; init; }

    /// <summary>Changes that wait for a second officer; those that have expired stay until the next proposal.</summary>
    public ImmutableArray<ProposedChange> Proposed { get; init; } = [];

    /// <summary>What the operator changed.</summary>
    public ImmutableArray<OperatorChange> OperatorChanges { get; init; } = [];

    /// <summary>Whether somebody in office keeps the directory.</summary>
    [JsonIgnore]
    public bool HasManager => Officers.Any(officer => officer.Holds(DeskRole.StaffManager));

    /// <summary>Proposals that can still be confirmed.</summary>
    public IEnumerable<ProposedChange> OpenChanges(DateTimeOffset now) => Proposed.Where(change => change.IsOpenAt(now));

    /// <summary>The officer of an id, in office or not.</summary>
    public Officer? Find(string? id) => Officers.FirstOrDefault(officer => officer.Id == id);

    /// <summary>The officer in office who has a mail address.</summary>
    public Officer? FindByEmail(string email) => Officers.FirstOrDefault(officer => officer.IsActive && officer.HasEmail(email));

    /// <summary>The officer in office who is the person of a mail address, under whatever spelling.</summary>
    public Officer? FindPerson(string email) =>
        Officers.FirstOrDefault(officer => officer.IsActive && PersonKey.IsSame(officer.Email, email));

    /// <summary>
    /// Who takes the new tasks of an officer on a day: themself, or the deputy, or theirs; null where everybody is away.
    /// </summary>
    public Officer? DelegateFor(Officer officer, DateOnly day)
    {
        var asked = new HashSet<string>(StringComparer.Ordinal);
        for (var next = officer; next is not null && asked.Add(next.Id); )
        {
            if (next.IsActive && next.LeaveOn(day) is null)
            {
                return next;
            }

            next = Find(next.LeaveOn(day)?.DelegateId);
        }

        return null;
    }

    public StaffDirectory Apply(Fact fact) =>
        fact switch
        {
            StaffChangeProposed { Change: var proposed } => this with
            {
                ChangeCount = proposed.Number,
                Proposed = [.. OpenChanges(proposed.ProposedAt), proposed],
            },
            StaffChangeConfirmed confirmed => Without(confirmed.Number)
                .Carry(confirmed.Change, [confirmed.ProposedBy, confirmed.ConfirmedBy], confirmed.At),
            StaffChangeRejected rejected => Without(rejected.Number),
            OperatorChangedStaff changed => Carry(changed.Change, [StaffChange.OperatorId], changed.At) with
            {
                ChangeCount = changed.Number,
                OperatorChanges = [.. OperatorChanges, new OperatorChange(changed.Number, changed.Change, changed.At)],
            },
            OperatorChangeConfirmed confirmed => ChangedAlsoBy(confirmed) with
            {
                OperatorChanges =
                [
                    .. OperatorChanges.Select(change =>
                        change.Number == confirmed.Number
                            ? change with
                            {
                                ConfirmedBy = [.. change.ConfirmedBy, confirmed.OfficerId],
                            }
                            : change
                    ),
                ],
            },
            LeaveTaken taken => With(taken.OfficerId, officer => officer with { Leaves = [.. officer.Leaves, taken.Leave] }),
            LeaveCancelled cancelled => With(
                cancelled.OfficerId,
                officer =>
                    officer with
                    {
                        Leaves =
                        [
                            .. officer.Leaves.Select(leave =>
                                leave.Number == cancelled.Number ? leave with { CancelledBecause = cancelled.Reason } : leave
                            ),
                        ],
                    }
            ),
            _ => this,
        };

    public static StaffDirectory From(DirectoryOpened opened) => new() { Officers = opened.Officers };

    private StaffDirectory Carry(StaffChange change, ImmutableArray<string> by, DateTimeOffset at) =>
        change.Kind switch
        {
            StaffChangeKind.Add => this with
            {
                Officers = [.. Officers, new Officer(change.OfficerId, change.Name, change.Email, change.Roles) { ChangedBy = by }],
            },
            StaffChangeKind.Change => With(
                change.OfficerId,
                officer =>
                    officer with
                    {
                        Name = change.Name,
                        Email = change.Email,
                        Roles = change.Roles,
                        ChangedBy = [.. officer.ChangedBy.Union(by)],
                    }
            ),
            _ => With(change.OfficerId, officer => officer with { EndedAt = at, EndedBecause = change.Reason }),
        };

    private StaffDirectory ChangedAlsoBy(OperatorChangeConfirmed confirmed) =>
        OperatorChanges.FirstOrDefault(change => change.Number == confirmed.Number) is { Change.OfficerId: var changed }
            ? With(changed, officer => officer with { ChangedBy = [.. officer.ChangedBy.Union([confirmed.OfficerId])] })
            : this;

    private StaffDirectory Without(int number) => this with { Proposed = [.. Proposed.Where(change => change.Number != number)] };

    private StaffDirectory With(string officerId, Func<Officer, Officer> change) =>
        this with
        {
            Officers = [.. Officers.Select(officer => officer.Id == officerId ? change(officer) : officer)],
        };
}
