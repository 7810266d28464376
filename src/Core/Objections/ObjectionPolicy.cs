using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Staff;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Objections;

/// <summary>Form of an objection, as received.</summary>
public sealed record ObjectionForm
{
    public string? ProjectNumber { get; init; }

    public string? Name { get; init; }

    public string? Contact { get; init; }

    public string? Facts { get; init; }
}

/// <summary>Which objections are accepted, and their result.</summary>
public static class ObjectionPolicy
{
    /// <summary>From this number of objections per notice, only the first of each mail address to a project is accepted.</summary>
    public const int ManyOfNotice = 500;

    /// <summary>Limit of objections per notice in the single row of a round.</summary>
    public const int MaxOfNotice = 4000;

    /// <summary>Limit of objections per mail address and project, in addition to the first of each person.</summary>
    public const int MaxOfMailbox = 3;

    /// <summary>In characters.</summary>
    public const int MinFactsLength = 10;

    /// <inheritdoc cref="MinFactsLength"/>
    public const int MaxFactsLength = 4000;

    private const int MaxNameLength = 100;

    private static readonly TextRule NumberText = TextRule.Line(MaxNameLength);
    private static readonly TextRule NameText = TextRule.Name(MaxNameLength, minLength: 2);
    private static readonly TextRule FactsText = TextRule.Paragraphs(MaxFactsLength, MinFactsLength);

    /// <summary>
    /// Parses an objection: by real name, in writing, during the public notice. It is valid once its mail address is confirmed.
    /// </summary>
    /// <param name="seal">Seals a text of the objection under the name of its field.</param>
    /// <param name="mark">Computes a mark of a text that does not identify anybody.</param>
    public static Result<Objection> Read(
        RoundState round,
        int group,
        ObjectionId id,
        ObjectionForm form,
        Func<string, string, SealedText> seal,
        Func<string, string> mark,
        DateTimeOffset now
    )
    {
        if (CheckOpen(round, group, now) is { } refusal)
        {
            return refusal;
        }

        var notice = round.Notices.First(each => each.Group == group);
        var number = NumberText.Clean(form.ProjectNumber);
        var contested = round.Proposals.FirstOrDefault(proposal =>
            proposal.Ranked.Number == number && notice.ApplicationIds.Contains(proposal.Ranked.Application.Id)
        );
        var (name, contact, facts) = (NameText.Clean(form.Name), MailAddressText.Clean(form.Contact), FactsText.Clean(form.Facts));
        return new ValidationErrors("objection-is-incomplete")
            .When(contested is null, "projectNumber", "Give the number of the project as it stands in the notice.")
            .When(
                !FactsText.Accepts(form.Facts),
                "facts",
                $"Say what is wrong and where that shows, in {MinFactsLength} to {MaxFactsLength} characters."
            )
            .When(!NameText.Accepts(form.Name), "name", $"Give your real name, 2 to {MaxNameLength} characters on one line.")
            .When(!MailAddressText.IsAddress(form.Contact), "contact", "Give the mail address to which you want the answer.")
            .Or(() =>
                new Objection(
                    id,
                    contested!.Ranked.Application.Id,
                    contested.Ranked.Number,
                    seal("name", name),
                    seal("contact", contact),
                    facts,
                    now
                )
                {
                    Objector = MarksOf(contested.Ranked.Number, name, contact, facts, mark),
                }
            );
    }

    /// <summary>
    /// Accepts an objection whose mail address was confirmed during the public notice. Limits are per person: regardless of the
    /// objections of others, a person's first one to a project is accepted, unless its mailbox has already objected under many names.
    /// </summary>
    public static Result<ObjectionFiled> Confirm(RoundState round, int group, Objection objection, DateTimeOffset now)
    {
        if (CheckOpen(round, group, now) is { } refusal)
        {
            return refusal;
        }

        var notice = round.Notices.First(each => each.Group == group);
        var ofNotice = round.Objections.Where(each => notice.ApplicationIds.Contains(each.ApplicationId)).ToList();
        var ofMailbox = ofNotice
            .Where(each => each.ApplicationId == objection.ApplicationId && each.Objector.Mailbox == objection.Objector.Mailbox)
            .ToList();
        var isFirst = ofMailbox.TrueForAll(each => each.Objector.Person != objection.Objector.Person);
        if (ofNotice.Count >= MaxOfNotice || (ofNotice.Count >= ManyOfNotice && ofMailbox.Count > 0))
        {
            return ObjectionErrors.TooMany();
        }

        return isFirst || ofMailbox.Count < MaxOfMailbox
            ? new ObjectionFiled(objection)
            : ObjectionErrors.TooManyByPerson(objection.ProjectNumber);
    }

    /// <summary>The same person's earlier objection with the same text; null where there is none.</summary>
    public static ObjectionStatus? FindSame(RoundState round, Objection objection) =>
        round.Objections.FirstOrDefault(each =>
            each.Id != objection.Id && each.Objector.Contents.Length > 0 && each.Objector.Contents == objection.Objector.Contents
        );

    private static Error? CheckOpen(RoundState round, int group, DateTimeOffset now) =>
        round.Notices.FirstOrDefault(each => each.Group == group) switch
        {
            null => ObjectionErrors.NoticeNotFound(),
            { } notice when now >= notice.Until || now < notice.From => ObjectionErrors.NoticeIsOver(notice),
            _ => null,
        };

    private static ObjectorMarks MarksOf(string number, string name, string contact, string facts, Func<string, string> mark)
    {
        var mailbox = PersonKey.Of(contact);
        var person = $"{NameKey.OfPerson(name)} {mailbox}";
        return new ObjectorMarks(mark(mailbox), mark(person), mark($"{person} {number} {NameKey.OfText(facts)}"));
    }

    /// <summary>Whether a form repeats a filed objection.</summary>
    /// <param name="reveal">Reveals a sealed text of the objection by the name of its field.</param>
    public static bool IsSame(Objection filed, ObjectionForm form, Func<string, SealedText, string> reveal) =>
        (filed.ProjectNumber, filed.Facts, reveal("name", filed.Name), reveal("contact", filed.Contact))
        == (
            NumberText.Clean(form.ProjectNumber),
            FactsText.Clean(form.Facts),
            NameText.Clean(form.Name),
            MailAddressText.Clean(form.Contact)
        );

    /// <summary>The result of two opinions; null while they differ, so that both officers are asked again.</summary>
    public static ObjectionRulingDecision? Rule(IReadOnlyList<ObjectionRulingDecision> opinions) =>
        opinions is [var one, var other] && (one.Upholds, one.Suspects) == (other.Upholds, other.Suspects) ? one : null;
}

/// <summary>Errors of objections.</summary>
public static class ObjectionErrors
{
    public static Error NoticeNotFound() =>
        new(ErrorKind.NotFound, "notice-not-found", "There is no such public notice. /public/index.html lists those that were published.");

    public static Error NoticeIsOver(PublicNoticeOpened notice) =>
        new Error(
            ErrorKind.Conflict,
            "notice-is-over",
            $"Objections to this notice were taken from {notice.From:O} until before {notice.Until:O}. Write to the office."
        ).With("until", $"{notice.Until:O}");

    public static Error TooManyByPerson(string number) =>
        new Error(
            ErrorKind.Conflict,
            "objections-of-person-are-too-many",
            $"You have objected to project {number} as often as can be taken in. Write to the office, and quote the numbers of your "
                + "objections."
        ).With("number", number);

    public static Error ConfirmationNotFound() =>
        new(
            ErrorKind.NotFound,
            "objection-not-found",
            "This link confirms no objection: it was not confirmed in time, or the link is not whole. Copy the whole link from the mail, "
                + "or file the objection again."
        );

    public static Error KeyIsTaken() =>
        new(
            ErrorKind.Invalid,
            "idempotency-key-is-taken",
            "This Idempotency-Key was used for an objection with other contents. Give every objection a key of its own."
        );

    public static Error FormIsUsed() =>
        new(
            ErrorKind.Conflict,
            "objection-form-is-used",
            "This form has filed an objection already, with other contents; that one stands. Send the form again to file this one too."
        );

    public static Error TooMany() =>
        new(ErrorKind.Conflict, "objections-are-too-many", "This notice has more objections than can be kept. Write to the office.");
}
