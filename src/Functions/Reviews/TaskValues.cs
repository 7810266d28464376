using System.Collections.Immutable;
using System.Globalization;
using CreditFunctions.Core;
using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Pages.Reviews;

namespace CreditFunctions.Functions.Reviews;

/// <summary>Converts decisions to the fields of their form and back.</summary>
internal static class TaskValues
{
    /// <summary>A recorded decision by field, as its page would have posted it.</summary>
    public static ImmutableDictionary<string, string> Of(DecisionForm form, ImmutableArray<RankedApplication> ranking)
    {
        IEnumerable<(string Field, string? Value)> fields =
        [
            (TaskFields.Choice, form.Choice),
            (TaskFields.Reason, form.Reason),
            (TaskFields.VersionCode, form.VersionCode),
            (TaskFields.HeldOn, Day(form.HeldOn)),
            (TaskFields.MinutesNumber, form.MinutesNumber),
            (TaskFields.DocumentNumber, form.DocumentNumber),
            (TaskFields.IssuedOn, Day(form.IssuedOn)),
            .. form.ConfirmedPartyIds.Select(id => (TaskFields.ConfirmedOf(id), (string?)TaskFields.Ticked)),
            .. form.Opens.Select(key => (TaskFields.OpensOf(key), (string?)TaskFields.Ticked)),
            .. (form.Fields ?? []).Select(field => (TaskFields.OwnOf(field.Key), (string?)field.Value)),
            .. form.MinutesNumber is null ? [] : Outcomes(form, ranking),
        ];
        return fields.Where(field => field.Value is not null).ToImmutableDictionary(field => field.Field, field => field.Value!);
    }

    /// <summary>Reads a posted form as the JSON form of programs. Unreadable values stay empty and are reported as missing.</summary>
    public static DecisionForm Read(ImmutableDictionary<string, string> values, ImmutableArray<RankedApplication> ranking) =>
        new()
        {
            Code = values.GetValueOrDefault(TaskFields.Code),
            Choice = values.GetValueOrDefault(TaskFields.Choice),
            Reason = values.GetValueOrDefault(TaskFields.Reason),
            VersionCode = values.GetValueOrDefault(TaskFields.VersionCode),
            ConfirmedPartyIds = [.. Ticked(values).Select(TaskFields.ConfirmedBy).OfType<string>()],
            Opens = [.. Ticked(values).Select(TaskFields.OpenedBy).OfType<string>()],
            Fields = values
                .Select(field => (Name: TaskFields.OwnBy(field.Key), field.Value))
                .Where(field => field.Name is not null)
                .ToImmutableDictionary(field => field.Name!, field => field.Value),
            HeldOn = DecisionForm.ReadDay(values.GetValueOrDefault(TaskFields.HeldOn)),
            MinutesNumber = values.GetValueOrDefault(TaskFields.MinutesNumber),
            Ties = [.. Ranking.TiesOf(ranking).Select(tied => ReadTie(values, tied)).OfType<TieDecision>()],
            Deviations = [.. ranking.Select(ranked => ReadDeviation(values, ranked)).OfType<Deviation>()],
            DocumentNumber = values.GetValueOrDefault(TaskFields.DocumentNumber),
            IssuedOn = DecisionForm.ReadDay(values.GetValueOrDefault(TaskFields.IssuedOn)),
        };

    /// <summary>A page requires an explicit choice for every ranked application.</summary>
    public static ImmutableArray<Error> MissingOutcomes(
        ImmutableDictionary<string, string> values,
        ImmutableArray<RankedApplication> ranking
    ) =>
        [
            .. ranking
                .Select(ranked => TaskFields.OutcomeOf(ranked.Application.Id.Value))
                .Where(field => !Enum.TryParse<ProposalOutcome>(values.GetValueOrDefault(field), out _))
                .Select(field =>
                    new Error(ErrorKind.Invalid, "decision-is-incomplete", "Choose what becomes of this application.").At(field)
                ),
        ];

    public static Error AtPageField(Error error, DecisionForm form, ImmutableArray<RankedApplication> ranking) =>
        error.Field switch
        {
            { } field
                when field.StartsWith("deviations[", StringComparison.Ordinal)
                    && int.TryParse(field["deviations[".Length..field.IndexOf(']', StringComparison.Ordinal)], out var index) => error.At(
                field.EndsWith(".amountYuan", StringComparison.Ordinal)
                    ? TaskFields.AmountOf(form.Deviations[index].ApplicationId.Value)
                    : TaskFields.DeviationReasonOf(form.Deviations[index].ApplicationId.Value)
            ),
            { } field when field.StartsWith("ties", StringComparison.Ordinal) => error.At(AtTie(field, error, form, ranking)),
            _ => error,
        };

    private static IEnumerable<(string Field, string? Value)> Outcomes(DecisionForm form, ImmutableArray<RankedApplication> ranking)
    {
        var resolution = new MeetingResolutionDecision(form.HeldOn!.Value, form.MinutesNumber!, form.Deviations) { Ties = form.Ties };
        foreach (var proposal in BatchPolicy.Adopt(new ReviewBatch(1, [], default) { Ranking = ranking }, resolution).Proposals)
        {
            var id = proposal.Ranked.Application.Id.Value;
            yield return (TaskFields.OutcomeOf(id), proposal.Outcome.ToString());
            if (resolution.Ties.FirstOrDefault(tie => tie.Order.Contains(proposal.Ranked.Application.Id)) is { } tie)
            {
                yield return (TaskFields.TieOrderOf(id), Word(tie.Order.IndexOf(proposal.Ranked.Application.Id) + 1));
                yield return (TaskFields.TieReasonOf(id), tie.Reason);
            }

            if (proposal.Ranked.Application.AskedYuan is not null)
            {
                yield return (TaskFields.AmountOf(id), YuanText.Write(proposal.Ranked.Application.AmountYuan));
            }

            yield return (TaskFields.DeviationReasonOf(id), proposal.Reason);
        }
    }

    private static IEnumerable<string> Ticked(ImmutableDictionary<string, string> values) =>
        values.Where(field => field.Value == TaskFields.Ticked).Select(field => field.Key);

    private static Deviation? ReadDeviation(ImmutableDictionary<string, string> values, RankedApplication ranked)
    {
        var id = ranked.Application.Id;
        var amount = values.GetValueOrDefault(TaskFields.AmountOf(id.Value));
        return
            Enum.TryParse<ProposalOutcome>(values.GetValueOrDefault(TaskFields.OutcomeOf(id.Value)), out var outcome)
            && (outcome != ranked.Proposal || !string.IsNullOrWhiteSpace(amount))
            ? new Deviation(id, outcome, values.GetValueOrDefault(TaskFields.DeviationReasonOf(id.Value)) ?? "")
            {
                // An unreadable amount is refused like one that is too low.
                AmountYuan = string.IsNullOrWhiteSpace(amount) ? null : YuanText.Read(amount) ?? 0,
            }
            : null;
    }

    /// <summary>The order of tied applications; null if nothing was entered. Missing or duplicate places make it incomplete.</summary>
    private static TieDecision? ReadTie(ImmutableDictionary<string, string> values, IReadOnlyList<RankedApplication> tied)
    {
        var reason = values.GetValueOrDefault(TaskFields.TieReasonOf(tied[0].Application.Id.Value)) ?? "";
        var orders = tied.Select(each =>
                (
                    each.Application.Id,
                    Order: int.TryParse(
                        values.GetValueOrDefault(TaskFields.TieOrderOf(each.Application.Id.Value)),
                        NumberStyles.None,
                        CultureInfo.InvariantCulture,
                        out var order
                    )
                        ? order
                        : 0
                )
            )
            .Where(each => each.Order > 0)
            .ToList();
        return orders.Count == 0 && string.IsNullOrWhiteSpace(reason)
            ? null
            : new TieDecision([.. orders.DistinctBy(each => each.Order).OrderBy(each => each.Order).Select(each => each.Id)], reason);
    }

    private static string AtTie(string field, Error error, DecisionForm form, ImmutableArray<RankedApplication> ranking)
    {
        var groups = Ranking.TiesOf(ranking).ToList();
        var index =
            field.IndexOf(']', StringComparison.Ordinal) is var end and > 0
            && int.TryParse(field.AsSpan("ties[".Length, end - "ties[".Length), out var number)
                ? number
                : -1;
        var tied =
            index >= 0
                ? groups.Find(each => each.Any(ranked => form.Ties[index].Order.Contains(ranked.Application.Id)))
                : groups.Find(each =>
                    error.Arguments.GetValueOrDefault("numbers")?.StartsWith(each[0].Number, StringComparison.Ordinal) == true
                );
        var id = (tied ?? groups.FirstOrDefault())?[0].Application.Id.Value;
        return id is null ? "ties"
            : field.EndsWith("reason", StringComparison.Ordinal) ? TaskFields.TieReasonOf(id)
            : TaskFields.TieOrderOf(id);
    }

    private static string Word(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Day(DateOnly? day) => day is { } given ? DecisionForm.Write(given) : null;
}
