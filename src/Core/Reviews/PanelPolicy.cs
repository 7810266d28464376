using System.Collections.Immutable;

namespace CreditFunctions.Core.Reviews;

/// <summary>
/// An expert declared, before access to any document, which applications they must not review, and no conflict of interest with the
/// others.
/// </summary>
public sealed record ConflictsDeclared(TaskKey Task, ImmutableArray<Recusal> Recusals, DateTimeOffset At) : Fact;

/// <summary>The declaration that opens an expert's session (domain.md, "Fairness": experts see conflicts before documents open).</summary>
public static class PanelPolicy
{
    /// <summary>Returns all errors at once, each with its field.</summary>
    public static Result<ConflictsDeclared> Declare(DecisionForm form, DecisionContext context, DateTimeOffset now)
    {
        var session = context.Session.Select(application => application.Id).ToHashSet();
        var recusals = form.Recusals.IsDefault
            ? []
            : form.Recusals.Select(each => each ?? new RecusalForm(default, null)).ToImmutableArray();
        return new ValidationErrors("declaration-is-incomplete")
            .When(
                form.Declares != true,
                "declares",
                "Declare that you have no conflict of interest with the applications that you do not recuse yourself from."
            )
            .When(
                recusals.DistinctBy(recusal => recusal.ApplicationId).Count() != recusals.Length,
                "recusals",
                "Name each application once."
            )
            .Each(
                recusals,
                "recusals",
                (faults, recusal, field) =>
                    faults
                        .When(
                            !session.Contains(recusal.ApplicationId),
                            $"{field}.applicationId",
                            "This application is not in your session."
                        )
                        .When(
                            !DecisionPolicy.ReasonText.Accepts(recusal.Reason),
                            $"{field}.reason",
                            $"Every recusal has its reason, of at most {DecisionPolicy.MaxReasonLength} characters."
                        )
            )
            .Or(() =>
                new ConflictsDeclared(
                    context.Task,
                    [.. recusals.Select(recusal => new Recusal(recusal.ApplicationId, DecisionPolicy.ReasonText.Clean(recusal.Reason)))],
                    now
                )
            );
    }

    /// <summary>Adds the declared recusals to the form that an expert signs.</summary>
    public static DecisionForm Complete(DecisionForm form, ConflictsDeclared declared)
    {
        var given = form.Recusals.IsDefault ? [] : form.Recusals;
        var earlier = declared.Recusals.Where(recusal => given.All(each => each?.ApplicationId != recusal.ApplicationId));
        return form with { Recusals = [.. given, .. earlier.Select(recusal => new RecusalForm(recusal.ApplicationId, recusal.Reason))] };
    }

    public static Error NotDeclared() =>
        new(
            ErrorKind.Forbidden,
            "conflicts-are-not-declared",
            "Declare your conflicts of interest first: post declares and recusals to this link. Documents open then."
        );
}
