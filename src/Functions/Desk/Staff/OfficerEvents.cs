using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Audit;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Pages.Desk;

namespace CreditFunctions.Functions.Desk.Staff;

/// <summary>What happened to the entry of one officer of the directory.</summary>
internal static class OfficerEvents
{
    /// <summary>Newest first.</summary>
    public static ImmutableArray<DeskEvent> Of(string officerId, IEnumerable<AuditRecord> records, StaffDirectory directory)
    {
        var facts = records.Select(record => (record.Envelope, Fact: TaskBoard.FactOf(record))).ToList();
        var numbers = facts.Select(each => NumberIn(each.Fact)).ToHashSet();
        return
        [
            .. facts
                .Where(each => Concerns(each.Fact))
                .Reverse()
                .Select(each => DeskEvents.Of(each.Envelope, each.Fact, directory, guide: null)),
        ];

        int? NumberIn(Fact? fact) =>
            fact switch
            {
                StaffChangeProposed { Change: var proposed } when proposed.Change.OfficerId == officerId => proposed.Number,
                OperatorChangedStaff changed when changed.Change.OfficerId == officerId => changed.Number,
                _ => null,
            };

        bool Concerns(Fact? fact) =>
            fact switch
            {
                StaffChangeConfirmed confirmed => numbers.Contains(confirmed.Number),
                StaffChangeRejected rejected => numbers.Contains(rejected.Number),
                OperatorChangeConfirmed confirmed => numbers.Contains(confirmed.Number),
                LeaveTaken taken => taken.OfficerId == officerId,
                LeaveCancelled cancelled => cancelled.OfficerId == officerId,
                _ => NumberIn(fact) is not null,
            };
    }
}
