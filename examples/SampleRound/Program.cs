using System.Diagnostics;
using CreditFunctions.SampleRound;

// Plays the sample round on a local app whose rehearsal clock runs, up to its acceptances in the next spring, or to its awards.
if (args is not [var address, var key, .. var options] || options is not ([] or ["--until-award"]))
{
    Console.Error.WriteLine("Usage: SampleRound ADDRESS FUNCTION-KEY [--until-award]");
    return 2;
}

using var client = new HttpClient { BaseAddress = new Uri(address.TrimEnd('/') + "/"), Timeout = TimeSpan.FromMinutes(2) };
var portal = new Portal(client, key);
var clock = new RehearsedClock(portal);
var play = new Play(portal, clock, Schedule.Spring2026, "2026-science", "keji.example");
IReadOnlyList<Scene> scenes = options.Length == 0 ? [.. play.Scenes, .. play.LaterScenes] : play.Scenes;
var watch = Stopwatch.StartNew();
try
{
    foreach (var (index, scene) in scenes.Index())
    {
        Progress(index, scene.Name);
        await scene.DoAsync();
    }

    await clock.SetRateAsync(1);
    Progress(scenes.Count, "");
    Console.WriteLine($"\nThe sample round was played in {watch.Elapsed.TotalSeconds:0} s. Two applications are left to try:");
    foreach (var story in new[] { Story.WaitsForEvidence, Story.WaitsForFormatCheck })
    {
        var begun = play.Applications.Values.First(each => each.Application.Story == story);
        var next = story == Story.WaitsForEvidence ? "a credit query (信用查验)" : "its format check (形式审查)";
        Console.WriteLine($"  {begun.Application.Title}  waits for {next}");
    }

    Console.WriteLine($"  Officer 李经办's links are in {address}/mailbox?to=li.jingban%40keji.example");
    return 0;
}
catch (Exception exception) when (exception is RefusedException or TimeoutException or HttpRequestException)
{
    Console.Error.WriteLine($"\nThe sample round could not be played: {exception.Message}");
    return 1;
}

void Progress(int done, string name)
{
    var all = scenes.Count;
    var bar = new string('█', done * 24 / all).PadRight(24, '░');
    if (Console.IsOutputRedirected)
    {
        Console.WriteLine($"Sample round {done}/{all} {name}");
    }
    else
    {
        Console.Write($"\r\u001b[KSample round {bar} {done}/{all} {name}");
    }
}
