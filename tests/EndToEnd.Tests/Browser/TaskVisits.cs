using Microsoft.Playwright;

namespace CreditFunctions.EndToEnd.Tests.Browser;

/// <summary>Actions on the page of a task.</summary>
internal static class TaskVisits
{
    public static Task FillAsync(this Visitor visitor, string field, string value) =>
        visitor.Page.Locator($"[name='{field}']").FillAsync(value);

    public static Task ChooseAsync(this Visitor visitor, string field, string value) =>
        visitor.Page.Locator($"[name='{field}'][value='{value}']").CheckAsync();

    public static Task AttachAsync(this Visitor visitor, string field, string file) =>
        visitor.Page.Locator($"[name='{field}']").SetInputFilesAsync(file);

    /// <summary>Attaches a file under another name.</summary>
    public static async Task AttachAsync(this Visitor visitor, string field, string file, string fileName) =>
        await visitor
            .Page.Locator($"[name='{field}']")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = fileName,
                    MimeType = "application/octet-stream",
                    Buffer = await File.ReadAllBytesAsync(file),
                }
            );

    public static Task<string> EntryAsync(this Visitor visitor, string field) =>
        visitor.Page.Locator($"[name='{field}']").InputValueAsync();

    public static Task<bool> IsChosenAsync(this Visitor visitor, string field, string value) =>
        visitor.Page.Locator($"[name='{field}'][value='{value}']").IsCheckedAsync();

    /// <summary>Opens a task and gives the code where this browser has not given it: nothing is displayed before.</summary>
    public static async Task EnterAsync(this Visitor visitor, string path, string code)
    {
        await visitor.OpenAsync(path);
        if (await visitor.Page.Locator("main form button[value='giveCode']").CountAsync() > 0)
        {
            await visitor.FillAsync("code", code);
            Assert.Equal(200, await visitor.SendAsync("giveCode"));
        }
    }

    public static Task<int> SendAsync(this Visitor visitor) =>
        visitor.PressAsync(visitor.Page.Locator("main form:not([action*='/sign-out']) button"));

    public static Task<int> SendAsync(this Visitor visitor, string action) =>
        visitor.PressAsync(visitor.Page.Locator($"main form button[value='{action}']"));

    /// <summary>Sends a valid form and expects the recorded decision on a page without a form.</summary>
    public static async Task SendAndSeeRecordedAsync(this Visitor visitor, string code, params string[] recorded)
    {
        await visitor.FillAsync("code", code);
        Assert.Equal(200, await visitor.SendAsync());
        await visitor.SeeRecordedAsync(recorded);
    }

    /// <summary>Expects the decision, and no form for a second one.</summary>
    public static async Task SeeRecordedAsync(this Visitor visitor, params string[] recorded)
    {
        var text = await visitor.TextAsync();
        Assert.All(recorded, words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.Equal(0, await visitor.Page.Locator("main form").CountAsync());
    }

    /// <summary>Expects the error in the summary and at the field, linked.</summary>
    public static async Task SeeErrorAsync(this Visitor visitor, string field, string words)
    {
        var line = visitor.Page.Locator(".error-summary a", new PageLocatorOptions { HasText = words });
        var target = (await line.GetAttributeAsync("href"))![1..];
        var entry = visitor.Page.Locator($"[id='{target}']");
        Assert.Equal(field, await entry.GetAttributeAsync("name"));
        Assert.Equal("true", await entry.GetAttributeAsync("aria-invalid"));
    }
}
