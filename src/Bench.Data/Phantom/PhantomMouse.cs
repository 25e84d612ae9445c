namespace Bench.Data.Phantom;

/// <summary>Draws one mouse: its cine, its masks, and the exact numbers behind them.</summary>
internal sealed class PhantomMouse
{
    private const double BloodGrey = 12500;
    private const double MuscleGrey = 4800;
    private const double OtherBloodGrey = 9800;
    private const double NoiseGrey = 330;
    private const double TruthPixelMm = 0.2;
    private const int TruthSubSlices = 8;
    private static readonly float[] Normals = DrawNormals();
    private readonly PhantomOptions _options;
    private readonly int _mouse;
    private readonly HeartShape _shape;

    public PhantomMouse(PhantomOptions options, int mouse)
    {
        _options = options;
        _mouse = mouse;
        _shape = HeartShape.Draw(options.Seed, mouse, PhantomOptions.FieldOfViewMm);
        var random = new PhantomRandom(options.Seed, mouse, 4);
        Slices = random.Whole(options.Slices.Least, options.Slices.Most);
        Frames = random.Whole(options.Frames.Least, options.Frames.Most);
        EndSystole = (int)Math.Round(VolumeCycle.EndSystole * Frames);
        ContouredFrames = random.NextDouble() < 4.0 / 130 ? [0, 2, 4, EndSystole] : [0, EndSystole];
    }

    public int Slices { get; }

    public int Frames { get; }

    /// <summary>Frame of the emptiest ventricle; end-diastole is frame 0.</summary>
    public int EndSystole { get; }

    /// <summary>Frames with masks; two of them, or more in the few mice with inflow artefacts.</summary>
    public IReadOnlyList<int> ContouredFrames { get; }

    /// <summary>The numbers behind the images.</summary>
    public PhantomTruth Truth(string name)
    {
        var (diastole, systole) = (Integrate(_shape.At(0)), Integrate(_shape.At(EmptiedAt(EndSystole))));
        return new PhantomTruth(name, _shape.Phenotype, Slices, Frames, 0, EndSystole, diastole.Blood, systole.Blood, 1.05 * diastole.Muscle, 1.05 * systole.Muscle);
    }

    /// <summary>Draws everything: grey values and labels, both (H, W, S, F) with F fastest.</summary>
    public (ushort[] Images, byte[] Masks) Draw()
    {
        var size = _options.Size;
        var images = new ushort[size * size * Slices * Frames];
        var masks = new byte[images.Length];
        var fine = new ValueNoise(_options.Seed, _mouse, 12, 0.5);
        var random = new PhantomRandom(_options.Seed, _mouse, 5);
        var (shadeRow, shadeColumn) = (random.Uniform(0.05, 0.35), random.Uniform(-0.15, 0.15));
        var gain = random.Uniform(0.85, 1.12);
        var value = new float[size * size];
        for (var slice = 0; slice < Slices; slice++)
        {
            var around = Surroundings.Draw(_options, _shape, _mouse, slice, Slices);
            for (var frame = 0; frame < Frames; frame++)
            {
                around.CopyTo(value, 0);
                var heart = HeartSlice.Of(_shape.At(EmptiedAt(frame)), slice, _options.PixelMm, size);
                Blend(value, heart, slice, frame, fine);
                if (ContouredFrames.Contains(frame))
                {
                    Label(masks, heart, slice, frame);
                }

                var noise = new PhantomRandom(_options.Seed, _mouse, 6, slice, frame);
                for (var i = 0; i < value.Length; i++)
                {
                    var shade = gain * (1 + (shadeRow * ((2.0 * (i / size) / size) - 1)) + (shadeColumn * ((2.0 * (i % size) / size) - 1)));
                    var bits = noise.NextBits();
                    var real = (value[i] * shade) + (NoiseGrey * Normals[bits & 0xffff]);
                    var imaginary = NoiseGrey * Normals[(bits >> 16) & 0xffff];
                    images[(((i * Slices) + slice) * Frames) + frame] = (ushort)Math.Min(Math.Sqrt((real * real) + (imaginary * imaginary)), ushort.MaxValue);
                }
            }
        }

        return (images, masks);
    }

    private double EmptiedAt(int frame) => VolumeCycle.EmptiedAt((double)frame / Frames);

    private void Blend(float[] image, HeartSlice heart, int slice, int frame, ValueNoise fine)
    {
        var size = _options.Size;
        var time = (double)frame / Frames;
        var flow = Math.Exp(-Math.Pow((time - 0.2) / 0.07, 2)) + Math.Exp(-Math.Pow((time - 0.52) / 0.06, 2));
        for (var i = 0; i < heart.Side * heart.Side; i++)
        {
            float blood = heart.Blood[i], muscle = heart.Muscle[i], other = heart.RightBlood[i];
            if (blood + muscle + other <= 0)
            {
                continue;
            }

            var (r, c) = (heart.Top + (i / heart.Side), heart.Left + (i % heart.Side));
            var (row, column) = (r * _options.PixelMm, c * _options.PixelMm);
            var grain = fine.At(row, column, slice);
            var swirl = flow * 0.28 * (1 + Math.Sin((row * 3.1) + (column * 1.7) + frame + slice));
            var bloodGrey = BloodGrey * (1 + (0.09 * grain) - swirl);
            var at = (r * size) + c;
            var rest = Math.Max(0, 1 - blood - muscle - other);
            image[at] = (float)((rest * image[at] * (1 - (0.5 * Math.Min(1, blood + muscle + other))))
                + (blood * bloodGrey)
                + (muscle * MuscleGrey * (1 + (0.17 * grain)))
                + (other * OtherBloodGrey * (1 + (0.16 * grain) - (0.5 * swirl))));
        }
    }

    private void Label(byte[] masks, HeartSlice heart, int slice, int frame)
    {
        for (var i = 0; i < heart.Side * heart.Side; i++)
        {
            var label = heart.Blood[i] > 0.5 ? 2 : heart.Blood[i] + heart.Muscle[i] > 0.5 ? 1 : 0;
            if (label != 0)
            {
                var pixel = ((heart.Top + (i / heart.Side)) * _options.Size) + heart.Left + (i % heart.Side);
                masks[(((pixel * Slices) + slice) * Frames) + frame] = (byte)label;
            }
        }
    }

    /// <summary>Volumes inside the imaged slices, µL, on a grid finer than any image's.</summary>
    private (double Blood, double Muscle) Integrate(HeartMoment heart)
    {
        double blood = 0, muscle = 0;
        for (var slice = 0; slice < Slices; slice++)
        {
            var window = HeartSlice.Of(heart, slice, TruthPixelMm, (int)(PhantomOptions.FieldOfViewMm / TruthPixelMm), TruthSubSlices);
            blood += window.Blood.Sum(v => (double)v);
            muscle += window.Muscle.Sum(v => (double)v);
        }

        return (blood * TruthPixelMm * TruthPixelMm, muscle * TruthPixelMm * TruthPixelMm);
    }

    private static float[] DrawNormals()
    {
        var random = new PhantomRandom(7);
        var normals = new float[1 << 16];
        for (var i = 0; i < normals.Length; i++)
        {
            normals[i] = (float)random.Normal();
        }

        return normals;
    }
}
