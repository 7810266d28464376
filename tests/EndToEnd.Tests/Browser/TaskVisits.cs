using Microsoft.Playwright;

namespace CreditFunctions.EndToEnd.Tests.Browser;

/// <summary>What people do on the page of a task.</summary>
internal static class TaskVisits
{
    public static Task FillAsync(this Visitor visitor, string field, string value) =>
        visitor.Page.Locator($"[name='{field}']").FillAsync(value);

    public static Task ChooseAsync(this Visitor visitor, string field, string value) =>
        visitor.Page.Locator($"[name='{field}'][value='{value}']").CheckAsync();

    public static Task AttachAsync(this Visitor visitor, string field, string file) =>
        visitor.Page.Locator($"[name='{field}']").SetInputFilesAsync(file);

    /// <summary>Attaches a file as if it were called otherwise.</summary>
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

    /// <summary>Opens a task, and gives the code where this browser has not given it yet: nothing is shown before.</summary>
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

    /// <summary>Presses one of several buttons of a page.</summary>
    public static Task<int> SendAsync(this Visitor visitor, string action) =>
        visitor.PressAsync(visitor.Page.Locator($"main form button[value='{action}']"));

    /// <summary>Sends a form that is in order, and sees the decision recorded on a page without a form.</summary>
    public static async Task SendAndSeeRecordedAsync(this Visitor visitor, string code, params string[] recorded)
    {
        await visitor.FillAsync("code", code);
        Assert.Equal(200, await visitor.SendAsync());
        await visitor.SeeRecordedAsync(recorded);
    }

    /// <summary>The page shows what was decided, and offers no second decision.</summary>
    public static async Task SeeRecordedAsync(this Visitor visitor, params string[] recorded)
    {
        var text = await visitor.TextAsync();
        Assert.All(recorded, words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.Equal(0, await visitor.Page.Locator("main form").CountAsync());
    }

    /// <summary>The page says what is wrong, first and at the field, and the one leads to the other.</summary>
    public static async Task SeeErrorAsync(this Visitor visitor, string field, string words)
    {
        var line = visitor.Page.Locator(".error-summary a", new PageLocatorOptions { HasText = words });
        var target = (await line.GetAttributeAsync("href"))![1..];
        var entry = visitor.Page.Locator($"[id='{target}']");
        Assert.Equal(field, await entry.GetAttributeAsync("name"));
        Assert.Equal("true", await entry.GetAttributeAsync("aria-invalid"));
    }
}
