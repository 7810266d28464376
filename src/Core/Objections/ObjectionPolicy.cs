using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Objections;

/// <summary>What somebody sends to object, as received.</summary>
public sealed record ObjectionForm
{
    /// <summary>Number of the contested project as it stands in the notice.</summary>
    public string? ProjectNumber { get; init; }

    public string? Name { get; init; }

    /// <summary>Mail address for the answer.</summary>
    public string? Contact { get; init; }

    public string? Facts { get; init; }
}

/// <summary>When an objection is taken in, and what comes of it.</summary>
public static class ObjectionPolicy
{
    /// <summary>Most objections that are kept to the projects of one notice.</summary>
    public const int MaxOfNotice = 500;

    /// <summary>Most objections that are kept to one project.</summary>
    public const int MaxOfProject = 50;

    /// <summary>Shortest and longest statement of facts, in characters.</summary>
    public const int MinFactsLength = 10;

    /// <inheritdoc cref="MinFactsLength"/>
    public const int MaxFactsLength = 4000;

    private const int MaxNameLength = 100;

    private static readonly TextRule NumberText = TextRule.Line(MaxNameLength);
    private static readonly TextRule NameText = TextRule.Name(MaxNameLength, minLength: 2);
    private static readonly TextRule FactsText = TextRule.Paragraphs(MaxFactsLength, MinFactsLength);

    /// <summary>Takes an objection in: by real name, in writing, while the notice lies open.</summary>
    /// <param name="seal">Seals a text of the objection under the name of its field.</param>
    public static Result<ObjectionFiled> File(
        RoundState round, int group, ApplicationId id, ObjectionForm form, Func<string, string, SealedText> seal, DateTimeOffset now)
    {
        if (round.Notices.FirstOrDefault(each => each.Group == group) is not { } notice)
        {
            return ObjectionErrors.NoticeNotFound();
        }

        if (now >= notice.Until || now < notice.From)
        {
            return ObjectionErrors.NoticeIsOver(notice);
        }

        if (round.Objections.Count(each => notice.ApplicationIds.Contains(each.ApplicationId)) >= MaxOfNotice)
        {
            return ObjectionErrors.TooMany();
        }

        var number = NumberText.Clean(form.ProjectNumber);
        var contested = round.Proposals.FirstOrDefault(
            proposal => proposal.Ranked.Number == number && notice.ApplicationIds.Contains(proposal.Ranked.Application.Id));
        if (contested is not null && round.Objections.Count(each => each.ApplicationId == contested.Ranked.Application.Id) >= MaxOfProject)
        {
            return ObjectionErrors.TooManyToProject(contested.Ranked.Number);
        }

        return new Faults("objection-is-incomplete")
            .When(contested is null, "projectNumber", "Give the number of the project as it stands in the notice.")
            .When(!NameText.Accepts(form.Name), "name", $"Give your real name, 2 to {MaxNameLength} characters on one line.")
            .When(!MailAddressText.IsAddress(form.Contact), "contact", "Give the mail address to which you want the answer.")
            .When(
                !FactsText.Accepts(form.Facts),
                "facts",
                $"Say what is wrong and where that shows, in {MinFactsLength} to {MaxFactsLength} characters.")
            .Or(() => new ObjectionFiled(new Objection(
                id,
                contested!.Ranked.Application.Id,
                contested.Ranked.Number,
                seal("name", NameText.Clean(form.Name)),
                seal("contact", MailAddressText.Clean(form.Contact)),
                FactsText.Clean(form.Facts),
                now)));
    }

    /// <summary>Whether a form says what was filed before.</summary>
    /// <param name="reveal">Reveals a sealed text of the objection by the name of its field.</param>
    public static bool IsSame(Objection filed, ObjectionForm form, Func<string, SealedText, string> reveal) =>
        (filed.ProjectNumber, filed.Facts, reveal("name", filed.Name), reveal("contact", filed.Contact))
            == (NumberText.Clean(form.ProjectNumber), FactsText.Clean(form.Facts), NameText.Clean(form.Name), MailAddressText.Clean(form.Contact));

    /// <summary>What two opinions come to; null while they differ, so that both are asked again.</summary>
    public static bool? Rule(IReadOnlyList<Decision.ObjectionOpinion> opinions) =>
        opinions is [var one, var other] && one.Upholds == other.Upholds ? one.Upholds : null;
}

/// <summary>What can be refused about an objection, named as sentences.</summary>
public static class ObjectionErrors
{
    public static Error NoticeNotFound() => new(ErrorKind.NotFound, "notice-not-found", "There is no such public notice. /public/index.html lists those that were published.");

    public static Error NoticeIsOver(NoticeOpened notice) =>
        new Error(ErrorKind.Conflict, "notice-is-over", $"Objections to this notice were taken from {notice.From:O} until before {notice.Until:O}. Write to the office.")
            .With("until", $"{notice.Until:O}");

    public static Error TooManyToProject(string number) =>
        new Error(ErrorKind.Conflict, "objections-to-project-are-too-many", $"Project {number} has more objections than can be kept. Write to the office.").With("number", number);

    public static Error KeyIsTaken() =>
        new(ErrorKind.Invalid, "idempotency-key-is-taken", "This Idempotency-Key was used for an objection with other contents. Give every objection a key of its own.");

    public static Error FormIsUsed() => new(
        ErrorKind.Conflict, "objection-form-is-used", "This form has filed an objection already, with other contents; that one stands. Send the form again to file this one too.");

    public static Error TooMany() => new(ErrorKind.Conflict, "objections-are-too-many", "This notice has more objections than can be kept. Write to the office.");
}
