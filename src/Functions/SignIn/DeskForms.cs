using System.Collections.Immutable;
using System.Text.Json;
using CreditFunctions.Core;
using CreditFunctions.Core.Staff;
using CreditFunctions.Core.Text;
using CreditFunctions.Functions.Http;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Desk;
using CreditFunctions.Pages.Staff;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.SignIn;

/// <summary>An officer's request: from the page as a form, from a program as JSON.</summary>
/// <param name="IsForm">Whether the response is a redirect to a page.</param>
/// <param name="Values">By the form's field names; a JSON body is flattened to the same names.</param>
public sealed record DeskPost(Officer Officer, bool IsForm, ImmutableDictionary<string, string> Values)
{
    /// <summary>Null if empty.</summary>
    public string? this[string field] => Values.GetValueOrDefault(field) is { Length: > 0 } value ? value : null;

    /// <summary>Null if missing or invalid.</summary>
    public DateOnly? Day(string field) => TimeText.TryReadDay(this[field], out var day) ? day : null;

    /// <summary>The selected boxes of a group. A program may send one text instead of a list.</summary>
    public IEnumerable<string> Ticked(string field) =>
        Values
            .Where(value => value.Value == "true" && value.Key.StartsWith($"{field}[", StringComparison.Ordinal) && value.Key.EndsWith(']'))
            .Select(value => value.Key[(field.Length + 1)..^1])
            .Concat(this[field] is { } one ? [one] : []);
}

/// <summary>A form of an officer with its files.</summary>
/// <param name="Content">Its <see cref="PostedContent.Errors"/> state why a file was refused.</param>
internal sealed record DeskFilePost(DeskPost Post, PostedContent Content) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}

/// <summary>Reads officers' requests: checks identity, permission, and that a form was served to the officer.</summary>
public sealed class DeskForms(DeskAccess access, DeskSessions sessions)
{
    // Numeric fields of the desk's bodies; all others are texts.
    private static readonly HashSet<string> Numbers = [BatchFields.Batch, StaffFields.Number, GuideDraftFields.Version];

    /// <summary>The fields of a form or of a JSON object.</summary>
    /// <param name="fields">Field names without index or part; a JSON body with any other one is refused.</param>
    public async Task<Result<DeskPost>> ReadAsync(
        HttpRequest request,
        DeskAct act,
        IReadOnlyCollection<string> fields,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.CheckAsync(request, act, cancellationToken)).TryGet(out var officer, out var errors))
        {
            return errors;
        }

        if (PostedForm.Is(request))
        {
            return (await PostedForm.ReadAsync(request, cancellationToken)).Then(values => CheckForm(request, officer, values));
        }

        return (await RequestJson.ReadAsync<JsonElement>(request, cancellationToken)).Then<DeskPost>(json => Read(officer, json, fields));
    }

    /// <summary>A form with optional files, also for programs. The caller disposes it.</summary>
    internal async Task<Result<DeskFilePost>> ReadWithFilesAsync(
        HttpRequest request,
        DeskAct act,
        long maxFileBytes,
        int maxFiles,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.CheckAsync(request, act, cancellationToken)).TryGet(out var officer, out var errors))
        {
            return errors;
        }

        if (!PostedForm.Is(request))
        {
            return PostedForm.IsNeeded();
        }

        var content = await PostedForm.ReadWithFilesAsync(request, maxFileBytes, maxFiles, cancellationToken);
        if (CheckForm(request, officer, content.Values).TryGet(out var post, out errors))
        {
            return new DeskFilePost(post, content);
        }

        await content.DisposeAsync();
        return content.Errors.IsEmpty ? errors : content.Errors;
    }

    private Result<DeskPost> CheckForm(HttpRequest request, Officer officer, ImmutableDictionary<string, string> values)
    {
        if (sessions.IsFormToken(values.GetValueOrDefault(PageForm.AntiForgeryField), officer.Id))
        {
            return new DeskPost(officer, IsForm: true, values.Remove(PageForm.AntiForgeryField));
        }

        TypedText.Renew(request, sessions.FormToken(officer.Id));
        return FormIsOutdated();
    }

    internal static Error FormIsOutdated() =>
        new(
            ErrorKind.Invalid,
            "form-is-outdated",
            "This form was not served to you, or long ago. Open its page again and send it from there."
        );

    private static Result<DeskPost> Read(Officer officer, JsonElement json, IReadOnlyCollection<string> fields)
    {
        try
        {
            return json.ValueKind == JsonValueKind.Object
                ? Flatten(officer, json, fields)
                : new Error(ErrorKind.Malformed, "body-is-empty", "Send a JSON object.");
        }
        catch (InvalidOperationException)
        {
            // Thrown for text with an unpaired surrogate.
            return new Error(
                ErrorKind.Malformed,
                "json-is-malformed",
                "A text in the body is no Unicode. Send it in UTF-8, without halves of surrogate pairs."
            );
        }
    }

    private static Result<DeskPost> Flatten(Officer officer, JsonElement json, IReadOnlyCollection<string> fields)
    {
        var unknown = json.EnumerateObject().Select(property => property.Name).Except(fields).FirstOrDefault();
        if (unknown is not null)
        {
            var advice = fields.Count > 0 ? $"use {string.Join(", ", fields)}" : "send an empty object";
            return new Error(ErrorKind.Malformed, "json-is-malformed", $"There is no such field; {advice}.").At(unknown);
        }

        var misfit = json.EnumerateObject().Where(property => !Fits(property)).Select(property => property.Name).FirstOrDefault();
        if (misfit is not null)
        {
            var wanted = Numbers.Contains(misfit) ? "a number" : "a text, or a list of texts";
            return new Error(ErrorKind.Malformed, "json-is-malformed", $"This field takes {wanted}. Send that.").At(misfit);
        }

        var values = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var property in json.EnumerateObject())
        {
            Flatten(values, property.Name, property.Value);
        }

        return new DeskPost(officer, IsForm: false, values.ToImmutable());
    }

    // Values without an equivalent in a form would be ignored.
    private static bool Fits(JsonProperty property) =>
        property.Value.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.String => true,
            JsonValueKind.Array => property.Value.EnumerateArray().All(entry => entry.ValueKind == JsonValueKind.String),
            JsonValueKind.Number => Numbers.Contains(property.Name),
            _ => false,
        };

    private static void Flatten(ImmutableDictionary<string, string>.Builder values, string name, JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var entry in json.EnumerateArray())
                {
                    values[$"{name}[{entry.GetString()}]"] = "true";
                }

                break;
            case JsonValueKind.String:
                values[name] = json.GetString()!;
                break;
            case JsonValueKind.Number:
                values[name] = json.GetRawText();
                break;
        }
    }
}
