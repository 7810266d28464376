using System.Collections.Immutable;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Reviews.Steps;

/// <summary>
/// A step decided by link: assignees, subject and form. Each is one class of this folder, named after the step; its texts have that name
/// in the resources of Pages (<c>Reviews.Step.{name}</c>, <c>Ask</c>, <c>Basis</c>, <c>Next</c>, <c>Send</c>).
/// </summary>
public abstract class StepDefinition
{
    private const string Suffix = "Step";

    protected StepDefinition() => Step = new ReviewStep(GetType().Name[..^Suffix.Length]);

    /// <summary>Name of the class without its suffix.</summary>
    public ReviewStep Step { get; }

    public abstract StepDetails Details { get; }

    /// <summary>The seats that decide, one officer each. Empty where the assignee is outside the bureau and keeps the task.</summary>
    public abstract ImmutableArray<StaffRole> Seats { get; }

    /// <summary>Whether all holders of the seat are asked, and not only the first.</summary>
    public virtual bool AsksEverybody => false;

    /// <summary>Whether the assignees work at one queue, so that an officer can have another one's task in addition to their own.</summary>
    public virtual bool IsShared => false;

    /// <summary>Whether two officers decide; an opinion is valid once the other officer agrees.</summary>
    public virtual bool NeedsTwoOpinions => false;

    /// <summary>Whether an officer signed in as another person is refused, even with the code.</summary>
    public virtual bool RequiresSignIn => false;

    /// <summary>Whether the step is decided although the application has ended.</summary>
    public virtual bool OutlivesApplication => false;

    /// <summary>Whether its materials are closed to the assignee, who has to declare conflicts of interest first.</summary>
    public virtual bool IsBeforeMaterials => false;

    /// <summary>The record of a decision; null where the step has no overall decision.</summary>
    public abstract Type? DecisionType { get; }

    public virtual string RoleOf(StaffMember member) => member.Role.ToString();

    /// <summary>All persons whose decision is needed, in the order of the seats.</summary>
    /// <param name="subject">Part of the record that the task is about, as in its key.</param>
    public virtual IEnumerable<StaffMember> AssigneesOf(RoundGuide guide, string subject) =>
        Seats.SelectMany(seat => AsksEverybody ? guide.Holding(seat) : guide.Holding(seat).Take(1));

    /// <summary>In the order of the form.</summary>
    public virtual ImmutableArray<StepField> FieldsOf(DecisionContext context) => [StepField.Reason];

    /// <summary>Parses a form; returns all errors with their fields.</summary>
    public abstract Result<Decision> Read(DecisionForm form, DecisionContext context);

    public abstract DecisionForm FormOf(Decision decision);

    public ImmutableArray<string> ChoicesOf(DecisionContext context) =>
        FieldsOf(context).FirstOrDefault(field => field.Kind == StepFieldKind.Choice)?.Options ?? [];
}

/// <inheritdoc/>
/// <typeparam name="TDecision">The record of a decision.</typeparam>
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

    /// <summary>Checks beyond those of the field kinds.</summary>
    internal virtual ValidationErrors Check(ValidationErrors faults, DecisionForm form, DecisionContext context) => faults;

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
                // Recorded days are in the round: not before it opened, and not in the future.
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
