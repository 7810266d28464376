using System.Collections.Immutable;
using CreditFunctions.Core;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Http;

/// <summary>An error, for the client.</summary>
public sealed record ProblemError(string Code, string? Field, string Message)
{
    public static ProblemError Of(Error error) => new(error.Code, error.Field, error.Message);
}

/// <summary>RFC 9457 problem details with all validation errors at once.</summary>
public sealed record Problem(string Type, string Title, int Status, string Code, string Detail, IReadOnlyList<ProblemError> Errors);

/// <summary>The only mapping of domain errors to HTTP responses.</summary>
internal static class Problems
{
    public const string MediaType = "application/problem+json";

    /// <summary>Storage or mail is unavailable: nothing was lost, the client can try again.</summary>
    public static Error TryAgain { get; } =
        new(ErrorKind.Unavailable, "try-again", "Storage does not answer at the moment. Nothing was lost; try again in some seconds.");

    /// <summary>The body exceeds the limit of the web server.</summary>
    public static Error TooLarge { get; } =
        new(
            ErrorKind.TooLarge,
            "body-is-too-large",
            "The body is larger than anything that is taken here. Make the file smaller and send it again."
        );

    /// <summary>The body was incomplete or too slow.</summary>
    public static Error Incomplete { get; } =
        new(ErrorKind.Malformed, "body-is-incomplete", "The body did not arrive whole. Send it again.");

    public static Problem Describe(ImmutableArray<Error> errors) =>
        new(
            "about:blank",
            Title(StatusOf(errors)),
            StatusOf(errors),
            errors[0].Code,
            errors[0].Message,
            [.. errors.Select(ProblemError.Of)]
        );

    public static IResult Answer(Problem problem) => Results.Json(problem, RequestJson.Options, MediaType, problem.Status);

    public static int StatusOf(ImmutableArray<Error> errors) => StatusOf(errors[0].Kind);

    public static int StatusOf(ErrorKind kind) =>
        kind switch
        {
            ErrorKind.Malformed => StatusCodes.Status400BadRequest,
            ErrorKind.Unauthenticated => StatusCodes.Status401Unauthorized,
            ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
            ErrorKind.NotFound => StatusCodes.Status404NotFound,
            ErrorKind.Conflict => StatusCodes.Status409Conflict,
            ErrorKind.Gone => StatusCodes.Status410Gone,
            ErrorKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
            ErrorKind.UnsupportedType => StatusCodes.Status415UnsupportedMediaType,
            ErrorKind.Invalid => StatusCodes.Status422UnprocessableEntity,
            ErrorKind.TooMany => StatusCodes.Status429TooManyRequests,
            ErrorKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind has no status."),
        };

    private static string Title(int status) =>
        status switch
        {
            StatusCodes.Status404NotFound => "Not found",
            StatusCodes.Status409Conflict => "Not possible now",
            StatusCodes.Status503ServiceUnavailable => "Try again",
            _ => "Not accepted",
        };
}
