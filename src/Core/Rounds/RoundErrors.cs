using CreditFunctions.Core.Calendar;

namespace CreditFunctions.Core.Rounds;

/// <summary>Errors of rounds.</summary>
public static class RoundErrors
{
    public static Error RoundIsClosed(RoundGuide guide) =>
        new Error(
            ErrorKind.Conflict,
            "round-is-closed",
            $"The round takes applications from {guide.OpensAt:O} until before {guide.ClosesAt:O}. The server's receipt counts."
        )
            .With("opensAt", $"{guide.OpensAt:O}")
            .With("closesAt", $"{guide.ClosesAt:O}");

    public static Error SerialPrefixIsTaken(string prefix) =>
        new Error(
            ErrorKind.Conflict,
            "serial-prefix-is-taken",
            $"Another round numbers its applications with {prefix}. Give this round a prefix of its own, or leave it out."
        )
            .At("serialPrefix")
            .With("prefix", prefix);

    public static Error CannotReopen(RoundGuide guide) =>
        new Error(
            ErrorKind.Conflict,
            "round-cannot-reopen",
            $"The round closed at {guide.ClosesAt:O}, and its batch is with the experts or decided: it takes no applications again, and "
                + "its guide stays. Publish a new round for what is to be changed; what an application lacks is asked for in its format "
                + "check."
        ).With("closesAt", Local(guide.ClosesAt));

    public static Error ReopeningNeedsCause(RoundGuide guide) =>
        new Error(
            ErrorKind.Conflict,
            "reopening-needs-cause",
            $"The round closed at {guide.ClosesAt:O}. Only a correction of what applicants have to do (documents, categories and limits, "
                + "who may apply, signatures, recommendation) reopens it; a later closing, or other words, do not."
        ).With("closesAt", Local(guide.ClosesAt));

    public static Error RoundIsOpen(RoundGuide guide) =>
        new Error(
            ErrorKind.Conflict,
            "round-is-open",
            $"The round is open again until before {guide.ClosesAt:O}; nothing is decided on its batch before."
        ).With("closesAt", Local(guide.ClosesAt));

    public static Error NotFound() =>
        new(ErrorKind.NotFound, "round-not-found", "There is no such round. GET /rounds lists those that are published.");

    public static Error IsPublished() =>
        new(
            ErrorKind.Conflict,
            "round-is-published",
            "A round of this id is published with other contents. Correct it at the desk, or publish under another id."
        );

    public static Error ClosingIsTooNear(DateTimeOffset closesAt, DateTimeOffset earliest) =>
        new Error(
            ErrorKind.Invalid,
            "closing-is-too-near",
            $"The correction changes what applicants have to do and leaves them too little time: the round closes at {closesAt:O}. Put "
                + $"the closing off to {earliest:O} or later."
        )
            .With("closesAt", $"{closesAt:O}")
            .With("earliest", Local(earliest))
            .At("closesAt");

    public static Error DraftNotFound() =>
        new(ErrorKind.NotFound, "draft-not-found", "There is no such draft. GET /desk/rounds lists them.");

    public static Error DraftIsClosed() =>
        new(
            ErrorKind.Conflict,
            "draft-is-closed",
            "This draft was published or given up; begin a new one, or correct the published round."
        );

    public static Error DraftHasChanged() =>
        new Error(
            ErrorKind.Conflict,
            "draft-has-changed",
            "Somebody wrote on this draft after you opened it. Look at it again, and publish the version that you read."
        ).At("version");

    public static Error SecondOfficerIsNeeded() =>
        new(ErrorKind.Forbidden, "second-officer-is-needed", "You wrote on this draft. Ask another officer to read it and to publish it.");

    public static Error UnitIsNotEligible(RoundGuide guide)
    {
        var eligible = string.Join(", ", guide.EligibleUnits);
        return new Error(
            ErrorKind.Invalid,
            "unit-is-not-eligible",
            $"The round takes applications of {eligible}; say which of these the lead unit is."
        ).With("eligible", eligible);
    }

    private static string Local(DateTimeOffset instant) => $"{instant.ToOffset(BeijingTime.Offset):yyyy-MM-dd HH:mm}";
}
