using System.Collections.Immutable;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Staff;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Cases;

/// <summary>回避</summary>
public sealed record RecusalPart
{
    /// <summary>Oldest first.</summary>
    public ImmutableArray<CaseRecusalRow> Requests { get; init; } = [];

    /// <summary>Empty where the reader may request no recusal.</summary>
    public ImmutableArray<CaseSeatChoice> Recusable { get; init; } = [];

    /// <summary>Possible replacements of the investigator; the suggested one is first.</summary>
    public ImmutableArray<Choice> Replacements { get; init; } = [];

    public static RecusalPart Of(CaseReading reading)
    {
        var integrityCase = reading.Case;
        return new RecusalPart
        {
            Requests =
            [
                .. integrityCase.Recusals.Select(each => new CaseRecusalRow(
                    each,
                    reading.NameOf(each.Officer.OfficerId),
                    each.Ruling?.Replacement is { } next ? reading.NameOf(next.OfficerId) : null
                )),
            ],
            Recusable = reading.May(CaseAct.AskRecusal) ? RecusableOf(integrityCase, reading.Directory) : [],
            Replacements = integrityCase.PendingRecusal is { Officer.Seat: CaseSeat.Investigator }
                ? [.. RecusalPolicy.CandidatesFor(integrityCase, reading.Directory).Select(each => new Choice(each.Id, each.Name))]
                : [],
        };
    }

    public static ImmutableArray<CaseSeatChoice> RecusableOf(IntegrityCase integrityCase, StaffDirectory directory) =>
        [
            .. RecusalPolicy
                .SeatsOf(integrityCase)
                .Select(seat => new CaseSeatChoice(seat.OfficerId, directory.Find(seat.OfficerId)?.Name ?? seat.OfficerId, seat.Seat)),
        ];
}
