using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Staff;

/// <summary>The officers of the bureau with their roles, leave and delegates.</summary>
public sealed record StaffDirectory
{
    public const string Id = "directory";

    /// <summary>In the order in which they took office; former officers stay.</summary>
    public ImmutableArray<Officer> Officers { get; init; } = [];

    /// <summary>Number of changes proposed or made by the operator; they share one numbering.</summary>
    public int ChangeCount { get; init; }

    /// <summary>Changes waiting for a second officer; expired ones stay until the next proposal.</summary>
    public ImmutableArray<ProposedChange> Proposed { get; init; } = [];

    public ImmutableArray<OperatorChange> OperatorChanges { get; init; } = [];

    [JsonIgnore]
    public bool HasManager => Officers.Any(officer => officer.Holds(DeskRole.StaffManager));

    public IEnumerable<ProposedChange> OpenChanges(DateTimeOffset now) => Proposed.Where(change => change.IsOpenAt(now));

    /// <summary>In office or not.</summary>
    public Officer? Find(string? id) => Officers.FirstOrDefault(officer => officer.Id == id);

    /// <summary>
    /// Whether two ids are of one person (<see cref="PersonKey"/>): who left office and was added again has another id.
    /// </summary>
    public bool IsSamePerson(string? one, string? other) =>
        one is not null
        && (one == other || (Find(one) is { } first && Find(other) is { } second && PersonKey.IsSame(first.Email, second.Email)));

    /// <summary>Only an officer in office.</summary>
    public Officer? FindByEmail(string email) => Officers.FirstOrDefault(officer => officer.IsActive && officer.HasEmail(email));

    /// <summary>The officer in office with an address of the same person (<see cref="PersonKey"/>).</summary>
    public Officer? FindPerson(string email) =>
        Officers.FirstOrDefault(officer => officer.IsActive && PersonKey.IsSame(officer.Email, email));

    /// <summary>
    /// Who receives an officer's new tasks on a day: the officer, the delegate, or the delegate's delegate; null where all are on leave.
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
