using System.Collections.Immutable;
using CreditFunctions.Core;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Http;

/// <summary>One fault, as a client sees it.</summary>
public sealed record ProblemFault(string Code, string? Field, string Message)
{
    public static ProblemFault Of(Error error) => new(error.Code, error.Field, error.Message);
}

/// <summary>RFC 9457 problem details with every fault at once.</summary>
public sealed record Problem(string Type, string Title, int Status, string Code, string Detail, IReadOnlyList<ProblemFault> Errors);

/// <summary>The one place where errors of the domain become answers of HTTP.</summary>
internal static class Problems
{
    /// <summary>Media type of problem details.</summary>
    public const string MediaType = "application/problem+json";

    /// <summary>Storage or mail is away: nothing was lost, the client may simply try again.</summary>
    public static Problem TryAgain { get; } = Describe(
        [new Error("try-again", "Storage does not answer at the moment. Nothing was lost; try again in some seconds.")]);

    /// <summary>The body goes past what the web server takes in at all.</summary>
    public static Problem TooLarge { get; } = Describe(
        [new Error("body-is-too-large", "The body is larger than anything that is taken here. Make the file smaller and send it again.")]);

    /// <summary>The body broke off or came too slowly.</summary>
    public static Problem Incomplete { get; } = Describe(
        [new Error("body-is-incomplete", "The body did not arrive whole. Send it again.")]);

    public static Problem Describe(ImmutableArray<Error> errors) => new(
        "about:blank",
        Title(StatusOf(errors[0])),
        StatusOf(errors[0]),
        errors[0].Code,
        errors[0].Message,
        [.. errors.Select(ProblemFault.Of)]);

    public static IResult Answer(Problem problem) => Results.Json(problem, RequestJson.Options, MediaType, problem.Status);

    /// <summary>The status of an answer that is refused for these reasons.</summary>
    public static int StatusOf(ImmutableArray<Error> errors) => StatusOf(errors[0]);

    private static int StatusOf(Error error) => error.Code switch
    {
        "json-is-malformed" or "body-is-empty" or "body-is-incomplete" => StatusCodes.Status400BadRequest,
        "access-is-missing" or "sign-in-is-missing" => StatusCodes.Status401Unauthorized,
        "code-is-wrong" or "conflicts-are-not-declared" or "officer-holds-both-seats" or "another-officer-is-signed-in"
            or "role-is-missing" or "signed-in-as-nobody-known" or "second-officer-is-needed" => StatusCodes.Status403Forbidden,
        "application-not-found" or "round-not-found" or "task-not-found" or "page-not-found" or "document-not-found" or "lookup-not-found"
            or "unit-not-found" or "notice-not-found" or "officer-not-found" or "leave-not-found" or "draft-not-found" => StatusCodes.Status404NotFound,
        "move-is-not-legal" or "application-is-not-a-draft" or "round-is-closed" or "round-is-published" or "nothing-to-correct" or "nothing-to-answer"
            or "correction-is-handed-in" or "question-is-answered" or "term-has-passed" or "notice-is-over" or "objections-are-too-many" or "objections-to-project-are-too-many" or "objection-form-is-used" or "investigator-has-an-application"
            or "seal-is-not-offered" or "document-is-required" or "form-is-used" or "lookup-is-taken"
            or "draft-is-closed" or "draft-has-changed" or "staff-manager-is-needed" or "panel-cannot-be-called" or "application-cannot-be-held"
            or "application-is-not-held" or "hold-is-not-lifted-here" => StatusCodes.Status409Conflict,
        "task-has-expired" or "task-was-passed-on" or "officer-has-left" or "access-was-handed-over" => StatusCodes.Status410Gone,
        "body-is-too-large" or "document-is-too-large" => StatusCodes.Status413PayloadTooLarge,
        "content-type-is-not-json" or "document-type-is-not-accepted" => StatusCodes.Status415UnsupportedMediaType,
        "too-many-wrong-codes" => StatusCodes.Status429TooManyRequests,
        "try-again" => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    private static string Title(int status) => status switch
    {
        StatusCodes.Status404NotFound => "Not found",
        StatusCodes.Status409Conflict => "Not possible now",
        StatusCodes.Status503ServiceUnavailable => "Try again",
        _ => "Not accepted",
    };
}
