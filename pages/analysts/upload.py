from pages.parts.shell import open_page, foot
here=open_page('upload')
here.lead('**Hi** upload')
foot()
