using System.Collections.Immutable;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Reviews.Steps;

/// <summary>
/// A step that people decide behind links: who, on what, by which form. Each is one class of this folder, named after the step; its texts
/// stand under that name in the resources of Pages (<c>Reviews.Step.{name}</c>, <c>Ask</c>, <c>Basis</c>, <c>Next</c>, <c>Send</c>).
/// </summary>
public abstract class StepDefinition
{
    private const string Suffix = "Step";

    protected StepDefinition() => Step = new ReviewStep(GetType().Name[..^Suffix.Length]);

    /// <summary>The name of the step: that of the class, without its ending.</summary>
    public ReviewStep Step { get; }

    /// <summary>What is decided on.</summary>
    public abstract StepDetails Details { get; }

    /// <summary>
    /// The seats that decide, one officer for each. None where somebody outside of the bureau decides, with whom the task stays.
    /// </summary>
    public abstract ImmutableArray<StaffRole> Seats { get; }

    /// <summary>Whether everybody of the seat is asked, and not only the first.</summary>
    public virtual bool AsksEverybody => false;

    /// <summary>
    /// Whether everybody asked works at one queue, so that somebody may take the task of another one over beside their own.
    /// </summary>
    public virtual bool IsShared => false;

    /// <summary>Whether two officers decide, each with an opinion that counts once the other one shares it.</summary>
    public virtual bool NeedsTwoOpinions => false;

    /// <summary>Whether the step weighs so much that nobody signed in as somebody else may take it, whatever code they have.</summary>
    public virtual bool RequiresSignIn => false;

    /// <summary>Whether the step is decided although the application has come to an end meanwhile.</summary>
    public virtual bool OutlivesApplication => false;

    /// <summary>The record that keeps what is decided; null where the task is done piece by piece.</summary>
    public abstract Type? DecisionType { get; }

    /// <summary>In which role somebody decides, as the audit trail names it.</summary>
    public virtual string RoleOf(StaffMember member) => member.Role.ToString();

    /// <summary>Everybody whose decision is needed, in the order of the seats.</summary>
    /// <param name="subject">What of the record the task is about, as its key says it.</param>
    public virtual IEnumerable<StaffMember> AssigneesOf(RoundGuide guide, string subject) =>
        Seats.SelectMany(seat => AsksEverybody ? guide.Holding(seat) : guide.Holding(seat).Take(1));

    /// <summary>The fields of the form, in the order in which they are asked.</summary>
    public virtual ImmutableArray<StepField> FieldsOf(DecisionContext context) => [StepField.Reason];

    /// <summary>Reads a form: every fault at once, each at its field.</summary>
    public abstract Result<Decision> Read(DecisionForm form, DecisionContext context);

    /// <summary>A decision as the form by which it was sent.</summary>
    public abstract DecisionForm FormOf(Decision decision);

    /// <summary>The words that the step offers as <c>choice</c>; empty where it has none.</summary>
    public ImmutableArray<string> ChoicesOf(DecisionContext context) =>
        FieldsOf(context).FirstOrDefault(field => field.Kind == StepFieldKind.Choice)?.Options ?? [];
}

/// <inheritdoc/>
/// <typeparam name="TDecision">What is kept of a decision.</typeparam>
public abstract class StepDefinition<TDecision> : StepDefinition
    where TDecision : Decision
{
    public sealed override Type DecisionType => typeof(TDecision);

    public sealed override Result<Decision> Read(DecisionForm form, DecisionContext context)
    {
        var (faults, fields) = (new ValidationErrors("decision-is-incomplete"), FieldsOf(context));
        foreach (var field in fields)
        {
            Check(faults, field, form, context);
        }

        foreach (var unknown in form.OwnFields.Where(name => fields.All(field => field.Name != name)))
        {
            faults.When(true, DecisionForm.OwnPrefix + unknown, "This step has no such field. Leave it out.");
        }

        return Check(faults, form, context)
            .Or<Decision>(() => Decide(form with { Reason = DecisionPolicy.ReasonText.Clean(form.Reason) }, context));
    }

    public sealed override DecisionForm FormOf(Decision decision) => FormOf((TDecision)decision);

    /// <summary>What the fields' kinds do not check.</summary>
    internal virtual ValidationErrors Check(ValidationErrors faults, DecisionForm form, DecisionContext context) => faults;

    /// <summary>The decision of a form without faults.</summary>
    protected abstract TDecision Decide(DecisionForm form, DecisionContext context);

    /// <inheritdoc cref="FormOf(Decision)"/>
    protected abstract DecisionForm FormOf(TDecision decision);

    private static void Check(ValidationErrors faults, StepField field, DecisionForm form, DecisionContext context)
    {
        switch (field.Kind)
        {
            case StepFieldKind.Choice:
                faults.When(
                    form.Choice is null || !field.Options.Contains(form.Choice),
                    field.Path,
                    $"Choose {string.Join(", ", field.Options.SkipLast(1))} or {field.Options[^1]}."
                );
                break;
            case StepFieldKind.Paragraphs:
                faults.When(
                    !DecisionPolicy.ReasonText.Accepts(form.TextOf(field.Name)),
                    field.Path,
                    $"Give a reason of 1 to {DecisionPolicy.MaxReasonLength} characters."
                );
                break;
            case StepFieldKind.Line:
                faults.When(
                    !DecisionPolicy.NumberText.Accepts(form.TextOf(field.Name)),
                    field.Path,
                    "Give a number of 1 to 100 characters."
                );
                break;
            case StepFieldKind.Day:
                // What is recorded happened in the round: not before it opened, and not in the future.
                var first = BeijingTime.DateOf(context.Guide.OpensAt);
                var day = form.DayOf(field.Name);
                faults.When(
                    day is null || day < first || day > context.Today,
                    field.Path,
                    $"Give the day, from {first:yyyy-MM-dd} to today."
                );
                break;
        }
    }
}
