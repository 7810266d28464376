using System.Globalization;
using CsCheck;

namespace CreditFunctions.LocalHost.Tests.Engine.Model;

internal enum StepKind
{
    Activity,

    /// <summary>An activity that fails <see cref="Step.Number"/> times before it succeeds, and is retried.</summary>
    Flaky,

    /// <summary>A timer of <see cref="Step.Number"/> minutes.</summary>
    Timer,

    Event,

    /// <summary>A wait for an event that never comes, with a timeout of <see cref="Step.Number"/> minutes.</summary>
    Timeout,

    /// <summary>A sub-orchestration of <see cref="Step.Steps"/>.</summary>
    Child,

    /// <summary>All of <see cref="Step.Steps"/> at once.</summary>
    Parallel,

    /// <summary>The rest runs as a new generation.</summary>
    Again,
}

/// <summary>A step of a random program, which is a list of steps.</summary>
internal sealed record Step(StepKind Kind, int Number, Step[] Steps)
{
    private static readonly Gen<Step> Alone = Gen.Select(
        Gen.OneOf(StepKind.Activity, StepKind.Activity, StepKind.Flaky, StepKind.Timer, StepKind.Event, StepKind.Timeout, StepKind.Again),
        Gen.Int[1, 3],
        (kind, number) => new Step(kind, number, [])
    );

    private static readonly Gen<Step> SideBySide = Gen.Select(
        Gen.OneOf(StepKind.Activity, StepKind.Flaky, StepKind.Timer),
        Gen.Int[1, 3],
        (kind, number) => new Step(kind, number, [])
    );

    /// <summary>Programs with sub-orchestrations up to a depth.</summary>
    public static Gen<Step[]> Programs(int depth) =>
        depth == 0 ? Alone.Array[0, 4] : Gen.Frequency((3, Alone), (1, ChildrenOf(depth)), (1, ParallelOf(depth))).Array[0, 5];

    /// <summary>The expected output of a program, by one sequential run.</summary>
    public static string Expect(Step[] program, string path) =>
        string.Join(' ', program.Select((step, index) => step.Expect(PathOf(path, index))));

    /// <summary>Activity keys of a program, with the number of calls without crashes.</summary>
    public static IEnumerable<(string Key, int Calls)> Effects(Step[] program, string path) =>
        program.SelectMany(
            (step, index) =>
                step.Kind switch
                {
                    StepKind.Activity => [(PathOf(path, index), 1)],
                    StepKind.Flaky => [(PathOf(path, index), step.Number + 1)],
                    StepKind.Child or StepKind.Parallel => Effects(step.Steps, PathOf(path, index)),
                    _ => Array.Empty<(string, int)>(),
                }
        );

    public static string PathOf(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}.{index}");

    private static Gen<Step> ChildrenOf(int depth) => Programs(depth - 1).Select(steps => new Step(StepKind.Child, 0, steps));

    private static Gen<Step> ParallelOf(int depth) =>
        Gen.Frequency((2, SideBySide), (1, ChildrenOf(depth))).Array[1, 4].Select(steps => new Step(StepKind.Parallel, 0, steps));

    private string Expect(string path) =>
        Kind switch
        {
            StepKind.Timer or StepKind.Timeout or StepKind.Again => $"{Kind}",
            StepKind.Child or StepKind.Parallel => $"({Expect(Steps, path)})",
            _ => path,
        };
}
